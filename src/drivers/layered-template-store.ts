import { abortFailure, type OtpError, tellFailure, toOtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Template } from '../core/model/template.js'
import type { TemplateStore } from '../core/ports/template-store.js'

export interface LayeredTemplateStoreOptions {
  /** The uppermost first. */
  readonly layers: readonly TemplateStore[]
  /**
   * Hears of a layer that failed while another did not: the code goes out in the words of the others.
   * `null`: then it does not go out.
   */
  readonly tolerate: ((failure: OtpError) => void) | null
}

/**
 * Several stores over one another, such as one's own texts over the shipped ones. For each locale and country
 * (of a purpose and channel) the uppermost layer that has a template wins. All are asked side by side.
 * @throws OtpError of the uppermost layer that failed: when all did, or nothing is tolerated
 */
export function layeredTemplateStore(options: LayeredTemplateStoreOptions): TemplateStore {
  checkOptions('layeredTemplateStore', options, {
    layers: option.list(option.port('list'), 1),
    tolerate: option.nullable(option.function()),
  })
  const { layers, tolerate } = options
  return {
    list: async (of, signal) => {
      goOn(signal)
      const answers = await Promise.allSettled(layers.map(async (layer) => layer.list(of, signal)))
      const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
      const failures = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []))
      if (failures.length > 0) {
        goOn(signal)
        const [first, ...others] = failures.map((thrown) => toOtpError(thrown, 'store-unavailable')) as [OtpError, ...OtpError[]]
        if (found.length === 0 || tolerate === null) throw first
        for (const failure of [first, ...others]) tellFailure(tolerate, failure)
      }
      const uppermost = new Map<string, Template>()
      for (const template of found.flat()) {
        const place = `${template.locale}@${template.country ?? ''}`
        if (!uppermost.has(place)) uppermost.set(place, template)
      }
      return [...uppermost.values()]
    },
  }
}

function goOn(signal: AbortSignal): void {
  if (signal.aborted) throw abortFailure(signal)
}
