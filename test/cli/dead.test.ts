import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { age } from '../../src/cli/dead.js'
import { sqsDeliveryQueue } from '../../src/drivers/sqs-delivery-queue.js'
import { parcelOf } from '../../src/testing/delivery-queue.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { type LocalSqs, startSqs } from '../fixtures/sqs.js'
import { awsEnvironment, run } from './stage.js'

const never = new AbortController().signal
let sqs: LocalSqs
let queueUrl: string
beforeAll(async () => {
  sqs = await startSqs()
})
beforeEach(async () => {
  queueUrl = (await sqs.createQueues()).deadUrl
})
afterAll(() => sqs.stop())

const cli = (argv: readonly string[] = [], clock = createFakeClock(Date.now() + 7_200_500)) =>
  run(['dead', ...argv], { environment: { ...awsEnvironment(sqs.endpoint), OTP_DEAD_LETTER_QUEUE_URL: queueUrl }, clock })

describe('dead', () => {
  it('lists ids, reasons and ages, and nothing that is sealed', async () => {
    const queue = sqsDeliveryQueue({ client: sqs.client, queueUrl })
    await queue.enqueue(parcelOf('event-1', { reason: 'recipient-opted-out', expiresAt: 1_000_000_000_000 }), never)
    await queue.enqueue(parcelOf('event-2'), never)
    await sqs.client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: 'no parcel' }))
    const { exitCode, out, err } = await cli()
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' })
    expect(out).toMatch(/^AGE +REASON +CHANNEL +EXPIRED +ID +QUEUE ID\n/)
    expect(out).toMatch(/^2h +recipient-opted-out +sms +yes +event-1 /m)
    expect(out).toMatch(/^2h +crashed +sms +no +event-2 /m)
    expect(out).toMatch(/^2h +no parcel +- +- +- /m)
    expect(out).toContain('recipient-opted-out: The recipient has opted out of messages.\n')
    expect(out).toContain('3 parcels buried\n')
    const letters = JSON.parse((await cli(['--json'])).out) as { ageMs: number; reason?: string }[]
    expect(letters).toHaveLength(3)
    for (const { ageMs } of letters) expect(ageMs).toBeGreaterThanOrEqual(7_200_000)
    expect(JSON.stringify(letters)).not.toContain('sealed')
    expect((await cli(['--max', '2'])).out).toContain('2 parcels buried, and perhaps more\n')
  })

  it('says that nothing is there', async () => {
    expect(await cli()).toEqual({ exitCode: 0, out: '0 parcels buried\n', err: '' })
    expect((await cli(['--json'])).out).toBe('[]\n')
  })

  it('says that the queue cannot be asked', async () => {
    const gone = await cli(['--queue', queueUrl.replace('dead', 'gone')])
    expect(gone).toMatchObject({ exitCode: 3, out: '' })
    expect(gone.err).toMatch(/^error: there is no queue http\S+gone-\d+: check its name, the Region and the account\n$/)
    const closed = await run(['dead', '--queue', 'http://127.0.0.1:1/q'], { environment: awsEnvironment('http://127.0.0.1:1') })
    expect(closed.exitCode).toBe(3)
    expect(closed.err).toBe(
      'error: the queue http://127.0.0.1:1/q cannot be reached (ECONNREFUSED): check the network, AWS_REGION and AWS_ENDPOINT_URL\n',
    )
    const odd = await run(['dead', '--queue', 'codes-dead'])
    expect(odd).toMatchObject({ exitCode: 2, err: 'error: --queue must be the URL of a queue, as https://sqs.…\n' })
  })

  it.each([
    [-5, '0s'],
    [59_999, '59s'],
    [60_000, '1m'],
    [3_599_999, '59m'],
    [86_399_999, '23h'],
    [1_209_600_000, '14d'],
  ])('tells an age of %i ms as %s', (ms, told) => {
    expect(age(ms)).toBe(told)
  })
})
