import type { OtpError } from '../core/errors.js'
import type { Measure } from '../core/message/encoding.js'
import type { Channel } from '../core/model/channel.js'
import type { Fact, NegotiationStep } from '../core/model/decision.js'
import type { Purpose } from '../core/model/purpose.js'
import { countOf, type Paint, visible } from './screen.js'

/** What one person would get, and how it came to that. */
export interface Previewed {
  readonly wishes: readonly string[]
  readonly channel: Channel
  readonly purpose: Purpose
  readonly facts: readonly Fact[]
  readonly locale?: string
  /** The text, or the spoken form. */
  readonly body?: string
  readonly measure?: Measure
  readonly failure?: OtpError
}

/** One preview for a person: how it came to the words, what they cost, and the words. */
export function tellPreview(previewed: Previewed, paint: Paint): string {
  const { wishes, channel, purpose, body, measure, failure } = previewed
  const lines = [
    paint.strong(`${visible(wishes.join(', '))}  ${channel}  ${purpose}`),
    ...previewed.facts.flatMap(factLines).map(paint.faint),
    ...(measure === undefined ? [] : [measureLine(measure)]),
    ...(failure === undefined ? [] : [paint.bad(failure.message)]),
    ...(body === undefined ? [] : [visible(body).replace(/^/gm, '  | ')]),
  ]
  return `${lines.join('\n')}\n`
}

function factLines(fact: Fact): readonly string[] {
  if (fact.fact === 'locale') return [...fact.trace.map(stepLine), `language ${fact.chosen} (${fact.why})`]
  if (fact.fact === 'no-locale') return fact.trace.map(stepLine)
  if (fact.fact === 'template-failed') return [`wording ${fact.wording + 1} of ${fact.locale} failed: ${fact.code}`]
  if (fact.fact !== 'composed') return []
  const voice = fact.voice === undefined ? [] : [`voice ${fact.voice}`]
  const dropped = (fact.dropped ?? []).map((one) => `dropped ${one}`)
  return [[`wording ${fact.wording + 1}`, `version ${visible(fact.version)}`, ...voice, ...dropped].join(', ')]
}

const stepLine = ({ wished, found, why }: NegotiationStep): string =>
  `wished ${wished ?? 'what is no language'}: ${found === undefined ? why : `${found} (${why})`}`

function measureLine({ encoding, units, segments, offenders }: Measure): string {
  const forced = [...new Set(offenders.map(({ character }) => visible(character)))].slice(0, 10)
  const because = forced.length === 0 ? '' : `, by ${forced.join(' ')}${offenders.length > 10 ? ' …' : ''}`
  return `${countOf(segments, 'segment')}, ${units} units of ${encoding}${because}`
}
