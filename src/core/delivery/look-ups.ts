import { toOtpError } from '../errors.js'
import type { Channel } from '../model/channel.js'
import type { OtpRequest } from '../model/otp-request.js'
import type { Preference } from '../model/preference.js'
import type { Template } from '../model/template.js'
import type { Clock } from '../ports/clock.js'
import type { Journey } from '../ports/delivery.js'
import type { PreferenceStore } from '../ports/preference-store.js'
import type { TemplateStore } from '../ports/template-store.js'
import { withDeadline } from './deadline.js'

export interface LookUpOptions {
  readonly templates: TemplateStore
  readonly preferences: PreferenceStore | null
  readonly channelFrom?: 'platform' | 'preference'
  /** Those that somebody can send on. */
  readonly channels: readonly Channel[]
  readonly clock: Clock
}

export interface Found {
  readonly channel: Channel
  readonly preference: Preference | undefined
  readonly templates: readonly Template[]
}

export interface LookUps {
  find(request: OtpRequest, journey: Journey): Promise<Found>
  list(request: OtpRequest, channel: Channel, journey: Journey): Promise<readonly Template[]>
}

// A person's wishes are worth a moment, not the code.
const preferenceMs = 150

/** Asks both stores side by side, unless the person's preference decides on the channel and so on the templates. */
export function createLookUps({ templates, preferences, channelFrom = 'platform', channels, clock }: LookUpOptions): LookUps {
  const list: LookUps['list'] = ({ purpose }, channel, { answerBy, signal }) =>
    withDeadline({ clock, by: answerBy, signal }, (within) => templates.list({ purpose, channel }, within))

  /** Slow or down means none, noted. */
  const prefer = async ({ userId }: OtpRequest, { signal, note }: Journey): Promise<Preference | undefined> => {
    if (preferences === null || userId === undefined) return undefined
    try {
      const deadline = { clock, by: clock.now() + preferenceMs, signal }
      return await withDeadline(deadline, (within) => preferences.find(userId, within))
    } catch (thrown) {
      note({ fact: 'failed', part: 'preferences', code: toOtpError(thrown).code })
      return undefined
    }
  }

  return {
    list,
    async find(request, journey) {
      const { channel } = request
      if (channelFrom === 'platform') {
        const [preference, listed] = await Promise.all([prefer(request, journey), list(request, channel, journey)])
        return { channel, preference, templates: listed }
      }
      const preference = await prefer(request, journey)
      const wished = preference?.channel
      // Stryker disable next-line ConditionalExpression: nobody sends on what is undefined; the type does not say so.
      const chosen = wished !== undefined && channels.includes(wished) ? wished : channel
      if (chosen === channel) return { channel, preference, templates: await list(request, channel, journey) }
      journey.note({ fact: 'channel', from: channel, to: chosen, why: 'preference' })
      try {
        return { channel: chosen, preference, templates: await list(request, chosen, journey) }
      } catch (thrown) {
        journey.signal.throwIfAborted()
        journey.note({ fact: 'channel', from: chosen, to: channel, why: toOtpError(thrown).code })
        return { channel, preference, templates: await list(request, channel, journey) }
      }
    },
  }
}
