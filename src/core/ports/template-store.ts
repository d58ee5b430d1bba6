import type { Channel } from '../model/channel.js'
import type { Purpose } from '../model/purpose.js'
import type { Template } from '../model/template.js'

/** Holds the words. */
export interface TemplateStore {
  /**
   * All templates for a purpose and channel, of every locale and country, in one round trip; none is an empty list.
   * @throws OtpError `store-unavailable` or `store-malformed`
   */
  list(of: { readonly purpose: Purpose; readonly channel: Channel }, signal: AbortSignal): Promise<readonly Template[]>
}
