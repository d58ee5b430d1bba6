import { UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { withDeadline } from '../core/delivery/deadline.js'
import { systemClock } from '../core/delivery/system-clock.js'
import { OtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import { parseReceipt, type Receipt } from '../core/model/receipt.js'
import type { Clock } from '../core/ports/clock.js'
import type { Ledger } from '../core/ports/ledger.js'
import { fromItem, type Item, toAttribute } from './aws/attributes.js'
import { clientChecks } from './aws/client.js'
import { createDynamoDb, type DynamoDbOptions, whatStoodAgainst } from './aws/dynamodb.js'
import { randomWord } from './aws/random.js'
import { expiryOf, leadingKeys } from './aws/tables.js'

export type DynamoDbLedgerOptions = DynamoDbOptions & {
  /** @defaultValue systemClock */
  readonly clock?: Clock
  /**
   * Makes the fence of a claim, a word that never comes again.
   * @defaultValue a random UUID
   */
  readonly createFence?: () => string
}

/** With a receipt it is done; with a lease somebody holds it until then; with neither the last send has no known end. */
interface Entry {
  readonly attempts: number
  readonly expiresAt: number
  readonly fence?: string
  readonly lease?: number
  readonly receipt?: Receipt
}

// Each round lost means that somebody else has won one.
const maxRounds = 4
const releaseMs = 500

/**
 * A ledger in a DynamoDB table (`drivers/aws/tables`, state), for any number of processes in one Region.
 * Claiming is one write, also for whoever comes late: the failed condition brings the item along. Needs `dynamodb:PutItem`,
 * `UpdateItem` and `GetItem` on keys that begin with `REQ#`. A claim whose every answer is lost is
 * freed as soon as that can be asked, else it stands until its lease and then ends as *maybe*.
 * Fails with `ledger-unavailable`, or `store-malformed` for an item that is no claim.
 * @throws TypeError on wrong wiring
 */
export function dynamodbLedger(options: DynamoDbLedgerOptions): Ledger {
  checkOptions('dynamodbLedger', options, {
    ...clientChecks,
    table: option.text(),
    clock: option.optional(option.port('now', 'sleep')),
    createFence: option.optional(option.function()),
  })
  const { table, clock = systemClock, createFence = randomWord } = options
  const db = createDynamoDb('dynamodbLedger', options, 'ledger-unavailable')

  /** A claim that may have been written though its answer was lost would stand until its lease; nobody waits for this. */
  const release = async (id: string, fence: string): Promise<void> => {
    const limit = { clock, by: clock.now() + releaseMs, signal: new AbortController().signal }
    await withDeadline(limit, (signal) => ledger.settle(id, fence, 'free', signal)).catch(() => undefined)
  }

  const ledger: Ledger = {
    async claim(id, { lease, keep }, signal) {
      const fence = createFence()
      let known: Entry | undefined
      for (let round = 0; round < maxRounds; round += 1) {
        const attempts = known?.attempts ?? 0
        const claim = { attempts: { N: String(attempts + 1) }, fence: { S: fence }, lease: { N: String(lease) } }
        const put = { Item: { ...keyOf(id), ...claim, ...expiryOf(keep) }, ...stillAs(known, clock.now()) }
        const against = await db.putIf(put, signal, () => void release(id, fence))
        // The SDK tries again where an answer was lost: what stands against this write may be this very write.
        if (against === undefined || against['fence']?.S === fence) {
          return attempts === 0 ? { state: 'held', fence } : { state: 'maybe', fence, attempts }
        }
        known = readEntry(against, clock.now())
        if (known?.receipt !== undefined) return { state: 'done', receipt: known.receipt }
        if (known?.lease !== undefined && known.lease > clock.now()) return { state: 'busy', until: known.lease }
      }
      throw new OtpError('ledger-unavailable', 'too many claim at once')
    },

    async settle(id, fence, end, signal) {
      const receipt = typeof end === 'object' ? { ':receipt': toAttribute(end) } : {}
      const undo = end === 'free' ? { ':one': { N: '1' } } : {}
      const change = typeof end === 'object' ? 'SET receipt = :receipt' : end === 'free' ? 'SET attempts = attempts - :one' : ''
      const settle = new UpdateItemCommand({
        TableName: table,
        Key: keyOf(id),
        ConditionExpression: 'fence = :fence',
        UpdateExpression: `${change} REMOVE fence, lease`.trim(),
        ExpressionAttributeValues: { ':fence': { S: fence }, ...receipt, ...undo },
      })
      await db.ask(signal, (client, cut) => whatStoodAgainst(client.send(settle, cut)))
    },
  }
  return ledger
}

const keyOf = (id: string) => ({ pk: { S: leadingKeys.claim + id }, sk: { S: 'SEND' } })

/** The condition under which a claim may be written: nothing alive is there, or what was seen there is there still. */
function stillAs(known: Entry | undefined, now: number) {
  if (known === undefined) {
    return {
      ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now OR attempts = :none',
      ExpressionAttributeValues: { ':now': { N: String(now) }, ':none': { N: '0' } } as Item,
    }
  }
  const { attempts, fence } = known
  const holder = fence === undefined ? 'attribute_not_exists(fence)' : 'fence = :fence'
  return {
    ConditionExpression: `attempts = :attempts AND attribute_not_exists(receipt) AND ${holder}`,
    ExpressionAttributeValues: {
      ':attempts': { N: String(attempts) },
      ...(fence === undefined ? {} : { ':fence': { S: fence } }),
    } as Item,
  }
}

/** What is known of an id now; nothing where the item has ended, was freed, or has gone. */
function readEntry(item: Item, now: number): Entry | undefined {
  if (Object.keys(item).length === 0) return undefined
  const { attempts, expiresAt, fence, lease, receipt } = fromItem(item)
  const isHeld = typeof fence === 'string' && typeof lease === 'number'
  if (typeof attempts !== 'number' || typeof expiresAt !== 'number' || (!isHeld && (fence ?? lease) !== undefined)) {
    throw new OtpError('store-malformed', 'the stored claim cannot be read')
  }
  if (expiresAt <= now || attempts === 0) return undefined
  return {
    attempts,
    expiresAt,
    ...(isHeld ? { fence, lease } : {}),
    ...(receipt === undefined ? {} : { receipt: parseReceipt(receipt) }),
  }
}
