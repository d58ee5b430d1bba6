import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, expect, it } from 'vitest'
import { readEnvironment } from '../../src/functions/environment.js'
import { createWords } from '../../src/functions/wiring/words.js'

const folder = mkdtempSync(join(tmpdir(), 'localized-otp-words-'))
afterAll(() => rmSync(folder, { recursive: true }))

const env = {
  OTP_KMS_KEY_ID: 'alias/otp',
  OTP_QUEUE_URL: 'https://sqs.example/queue',
  OTP_DEAD_LETTER_QUEUE_URL: 'https://sqs.example/dead',
  OTP_STATE_TABLE: 'state',
  OTP_BRAND: 'Acme',
}
const wordingsOf = async (locale: string): Promise<readonly string[]> => {
  const { templates } = createWords(readEnvironment('worker', { ...env, OTP_TEMPLATE_FOLDER: folder }), new DynamoDBClient({}))
  const all = await templates.list({ purpose: 'authentication', channel: 'sms' }, AbortSignal.timeout(5000))
  return all.find((one) => one.locale === locale)?.wordings ?? []
}

it('takes the words of the folder before the shipped ones, and those for what the folder has not', async () => {
  writeFileSync(join(folder, 'de.json'), JSON.stringify({ sms: { authentication: ['{$code}: {$brand}, aus dem Ordner'] } }))
  expect(await wordingsOf('de')).toEqual(['{$code}: {$brand}, aus dem Ordner'])
  expect((await wordingsOf('fr')).length).toBeGreaterThan(0)
})

it('goes on without a file that cannot be read', async () => {
  writeFileSync(join(folder, 'fr.json'), '{')
  expect(await wordingsOf('de')).toEqual(['{$code}: {$brand}, aus dem Ordner'])
  expect((await wordingsOf('fr')).length).toBeGreaterThan(0)
})
