import type { Channel } from '../core/model/channel.js'
import type { Decision } from '../core/model/decision.js'

/** What the main job tells: one a line with `--json`. */
export type MainJobEvent =
  | { readonly event: 'serving'; readonly url: string; readonly issuer: string; readonly languages: number }
  | {
      readonly event: 'delivery'
      readonly channel: Channel
      readonly wished: string
      readonly chosen: string
      readonly why: string
      readonly text: string
      readonly encoding: 'gsm-7' | 'ucs-2' | null
      readonly segments: number | null
      readonly ms: number
    }
  | { readonly event: 'refused'; readonly code: string }
  | { readonly event: 'try'; readonly curl: string }

/** Reads a decision: a delivery with what its phone shows, or a refusal. */
export function deliveryEvent(
  decision: Decision,
  screens: ReadonlyMap<string, string>,
  wishes: ReadonlyMap<string, string>,
): MainJobEvent {
  const { requestId = '', facts, channel, ms, code } = decision
  const locale = facts.find((fact) => fact.fact === 'locale')
  const composed = facts.find((fact) => fact.fact === 'composed')
  const text = screens.get(requestId)
  if (decision.status === 'failed' || text === undefined || channel === undefined)
    return { event: 'refused', code: code ?? 'repeated' }
  return {
    event: 'delivery',
    channel,
    wished: wishes.get(requestId) ?? locale?.trace[0]?.wished ?? '',
    chosen: locale?.chosen ?? '',
    why: locale?.why ?? '',
    text: channel === 'voice' ? spokenForm(text) : text,
    encoding: composed?.encoding ?? null,
    segments: composed?.segments ?? null,
    ms,
  }
}

/** Lines for people. */
export function humanLines(event: MainJobEvent): readonly string[] {
  switch (event.event) {
    case 'serving':
      return [`Okta's telephony hook at ${event.url}, words in ${event.languages} languages, tokens from ${event.issuer}`, '']
    case 'delivery': {
      const shape =
        event.encoding === null ? 'a call' : `${event.encoding}, ${event.segments} segment${event.segments === 1 ? '' : 's'}`
      return [
        `${event.channel.padEnd(5)} wished ${event.wished}, got ${event.chosen} (${event.why}); ${shape}; ${event.ms} ms`,
        `      ${event.text}`,
        '',
      ]
    }
    case 'refused':
      return [`refused: ${event.code}`, '']
    case 'try':
      return [
        'Serving on; Ctrl-C ends it. Try it yourself (the token lives for an hour, the code for five minutes):',
        '',
        event.curl,
        '',
      ]
  }
}

/** What the ear gets: the words of the SSML, with its pauses as dots. */
function spokenForm(ssml: string): string {
  return ssml
    .replace(/(<break[^>]*>\s*)+/g, ' … ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ')
    .replace(/(?:… )+…/g, '…')
    .replace(/^… /, '')
    .trim()
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
