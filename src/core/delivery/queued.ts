import { OtpError, toOtpError } from '../errors.js'
import { isChannel } from '../model/channel.js'
import { checkOptions, option } from '../model/options.js'
import { type OtpRequest, parseCode } from '../model/otp-request.js'
import { parsePhoneNumber } from '../model/phone-number.js'
import { isPurpose } from '../model/purpose.js'
import type { Cipher } from '../ports/cipher.js'
import type { Clock } from '../ports/clock.js'
import type { Delivery } from '../ports/delivery.js'
import type { DeliveryQueue } from '../ports/delivery-queue.js'
import { systemClock } from './system-clock.js'

export interface QueuedOptions {
  readonly queue: DeliveryQueue
  readonly cipher: Cipher
  /**
   * What keeps tenants apart in a fair queue. It is readable: never a number or a person.
   * @defaultValue the request's tenant, else the destination's country
   */
  readonly group?: (request: OtpRequest) => string | undefined
  /**
   * A code with less life than this is not queued: the queue needs some of it, and the worker sends none below its own `minLifeMs`.
   * @defaultValue 30000
   */
  readonly minLifeMs?: number
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

/**
 * Seals the whole request, before any words, and puts it into a queue. {@link createWorker} is the other half.
 * @throws TypeError on wrong wiring
 */
export function queued(options: QueuedOptions): Delivery {
  checkOptions('queued', options, {
    queue: option.port('enqueue'),
    cipher: option.port('seal', 'open'),
    group: option.optional(option.function()),
    minLifeMs: option.optional(option.integer(0)),
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { queue, cipher, group = defaultGroup, minLifeMs = 30_000, clock = systemClock } = options
  return async (request, { signal, note }) => {
    const { id, channel, expiresAt } = request
    if (expiresAt - clock.now() < minLifeMs) throw new OtpError('expired')
    const sealed = await cipher.seal(formatRequest(request), { id, channel, expiresAt }, signal)
    const tenant = group(request)
    signal.throwIfAborted()
    // A queue's answer can be lost as a provider's can: from here on the code may reach the person.
    note({ fact: 'sending', attempt: 1 })
    return {
      status: 'queued',
      id: await queue.enqueue({ id, channel, expiresAt, sealed, ...(tenant === undefined ? {} : { group: tenant }) }, signal),
    }
  }
}

function defaultGroup({ tenant, destination }: OtpRequest): string | undefined {
  return tenant ?? destination.country
}

function formatRequest(request: OtpRequest): Uint8Array {
  const plain = { ...request, code: request.code.reveal(), destination: request.destination.e164.reveal() }
  return new TextEncoder().encode(JSON.stringify(plain))
}

/**
 * Reads what {@link queued} sealed.
 * @throws OtpError `parcel-malformed`
 */
export function parseRequest(bytes: Uint8Array): OtpRequest {
  try {
    const plain = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Record<string, unknown>
    const { id, source, tenant, purpose, channel, expiresAt, expiryAssumed, locales, userId } = plain
    if (typeof id !== 'string' || typeof source !== 'string' || !isPurpose(purpose) || !isChannel(channel))
      throw new OtpError('parcel-malformed')
    if (typeof expiresAt !== 'number' || !Array.isArray(locales)) throw new OtpError('parcel-malformed')
    return {
      id,
      source,
      purpose,
      channel,
      expiresAt,
      destination: parsePhoneNumber(plain['destination']),
      code: parseCode(plain['code']),
      locales: locales.filter((one) => typeof one === 'string'),
      ...(expiryAssumed === true ? { expiryAssumed } : {}),
      ...(typeof tenant === 'string' ? { tenant } : {}),
      ...(typeof userId === 'string' ? { userId } : {}),
    }
  } catch (thrown) {
    throw new OtpError('parcel-malformed', undefined, { cause: toOtpError(thrown) })
  }
}
