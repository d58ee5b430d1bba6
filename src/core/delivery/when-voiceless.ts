import { toOtpError } from '../errors.js'
import type { WhenVoiceless } from '../message/candidates.js'
import type { Composition } from '../message/composition.js'
import { choosePolyglot } from '../message/voices.js'
import type { Channel } from '../model/channel.js'
import type { Fact } from '../model/decision.js'
import type { Template } from '../model/template.js'
import type { ChannelSender } from '../ports/channel-sender.js'
import type { Found } from './look-ups.js'

/**
 * Refuses a promise with nothing behind it.
 * @throws TypeError without a sender of texts, or without a voice that speaks all the languages
 */
export function refuseVoiceless(policy: WhenVoiceless | 'sms', senders: ReadonlyMap<Channel, ChannelSender>): void {
  if (policy === 'sms' && !senders.has('sms'))
    throw new TypeError("createDelivery: option 'whenVoiceless' says sms and no sender sends one")
  if (typeof policy !== 'object') return
  if (policy.bilingual.length < 2) throw new TypeError("createDelivery: option 'whenVoiceless' needs two languages or more")
  // Stryker disable next-line ArrayDeclaration: what is no voice speaks nothing.
  if (choosePolyglot(senders.get('voice')?.voices ?? [], policy.bilingual) === undefined)
    throw new TypeError("createDelivery: option 'whenVoiceless' names languages that no single voice speaks; see Voice.also")
}

/** What a try of the composer may see otherwise than wired. */
export type Policies = Pick<Partial<Composition>, 'whenVoiceless' | 'localePolicy'>

interface Ways<T> {
  prepare(found: Found, policies: Policies): T
  listTexts(): Promise<readonly Template[]>
  note(fact: Fact): void
}

/** A call in a language of the person; else a text in one; else the call in the default language, for a text in it would be no better. */
export async function preparedOrText<T>(found: Found, { prepare, listTexts, note }: Ways<T>): Promise<T> {
  try {
    return prepare(found, { whenVoiceless: 'refuse' })
  } catch (thrown) {
    if (toOtpError(thrown).code !== 'voice-missing') throw thrown
  }
  try {
    const text = prepare({ ...found, channel: 'sms', templates: await listTexts() }, { localePolicy: 'refuse' })
    note({ fact: 'channel', from: 'voice', to: 'sms', why: 'voice-missing' })
    return text
  } catch (thrown) {
    note({ fact: 'failed', part: 'text instead of a call', code: toOtpError(thrown).code })
    return prepare(found, {})
  }
}
