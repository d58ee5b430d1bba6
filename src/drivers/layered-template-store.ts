import { systemClock } from '../core/delivery/system-clock.js'
import { abortFailure, isOtpError, OtpError, report, toOtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Template } from '../core/model/template.js'
import type { Clock } from '../core/ports/clock.js'
import type { TemplateStore } from '../core/ports/template-store.js'
import { unlessAborted } from './signals/unless-aborted.js'

export interface LayeredTemplateStoreOptions {
  /** The uppermost first. */
  readonly layers: readonly TemplateStore[]
  /**
   * Hears of a layer that failed or hung while another did not: the code goes out in the words of the others.
   * `null`: then it does not go out.
   */
  readonly tolerate: ((failure: OtpError) => void) | null
  /**
   * So long a layer may hold back the words of the others, where that is tolerated. While nobody else has any, it is waited for.
   * @defaultValue 500
   */
  readonly answerMs?: number
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

type Answer = readonly Template[] | OtpError
type Question = Parameters<TemplateStore['list']>[0]

/**
 * Several stores over one another, such as one's own texts over the shipped ones. For each locale and country
 * (of a purpose and channel) the uppermost layer that has a template wins. All are asked side by side.
 * @throws OtpError of the uppermost layer that failed: when all did, or nothing is tolerated
 */
export function layeredTemplateStore(options: LayeredTemplateStoreOptions): TemplateStore {
  checkOptions('layeredTemplateStore', options, {
    layers: option.list(option.port('list'), 1),
    tolerate: option.nullable(option.function()),
    answerMs: option.optional(option.integer(1)),
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { layers, tolerate, answerMs = 500, clock = systemClock } = options

  /** Fills in the answers until all are there; where it is tolerated, after a while until one of them has words. */
  const gather = async (of: Question, answers: Answer[], leave: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      let open = layers.length
      let late = false
      const check = () => {
        if (open === 0 || (late && answers.some((answer) => !isOtpError(answer) && answer.length > 0))) resolve()
      }
      for (const [index, layer] of layers.entries()) {
        void ask(layer, of, leave).then((answer) => {
          answers[index] = answer
          open -= 1
          check()
        })
      }
      const isLate = () => {
        late = true
        check()
      }
      if (tolerate !== null) clock.sleep(answerMs, leave).then(isLate, () => undefined) // rejects when the answers were first
    })

  return {
    list: async (of, signal) => {
      if (signal.aborted) throw abortFailure(signal)
      const answers: Answer[] = []
      const leave = new AbortController()
      try {
        await unlessAborted(gather(of, answers, leave.signal), signal)
      } finally {
        leave.abort(signal.reason ?? null)
      }
      const told = layers.map((_, index) => answers[index] ?? unheard(index, answerMs))
      const [first, ...others] = told.filter(isOtpError)
      const found = told.flatMap((answer) => (isOtpError(answer) ? [] : [answer]))
      if (first !== undefined && (found.length === 0 || tolerate === null)) throw first
      for (const failure of first === undefined ? [] : [first, ...others]) report(tolerate, failure)
      return [...uppermost(found.flat()).values()]
    },
  }
}

/** What a layer says, or why it says nothing; never rejects. */
async function ask(layer: TemplateStore, of: Question, signal: AbortSignal): Promise<Answer> {
  try {
    const answer: unknown = await layer.list(of, signal)
    return isList(answer) ? answer : new OtpError('store-malformed', 'a layer of templates answers with something else')
  } catch (thrown) {
    return toOtpError(thrown, 'store-unavailable')
  }
}

/** Only what is touched here and by everybody after; each store checks its own items. */
function isList(answer: unknown): answer is readonly Template[] {
  return (
    Array.isArray(answer) &&
    answer.every((one: Template | null | undefined) => typeof one?.locale === 'string' && Array.isArray(one.wordings))
  )
}

const unheard = (index: number, ms: number): OtpError =>
  new OtpError('store-unavailable', `layer ${index + 1} did not answer in ${ms} ms`)

function uppermost(templates: readonly Template[]): Map<string, Template> {
  const places = new Map<string, Template>()
  for (const template of templates) {
    const place = `${template.locale}@${template.country ?? ''}`
    if (!places.has(place)) places.set(place, template)
  }
  return places
}
