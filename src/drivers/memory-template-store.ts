import { OtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import { immutableTemplate, type Template, templateComplaint } from '../core/model/template.js'
import type { TemplateStore } from '../core/ports/template-store.js'

export interface MemoryTemplateStoreOptions {
  /** At most one for a locale, country, purpose and channel. */
  readonly templates: readonly Template[]
}

/**
 * Templates held in memory, for tests, demonstrations, and texts written in the wiring itself.
 * @throws TypeError at construction, naming the template that is none or that is there twice
 */
export function memoryTemplateStore(options: MemoryTemplateStoreOptions): TemplateStore {
  checkOptions('memoryTemplateStore', options, { templates: option.list(templateComplaint) })
  const places = new Set<string>()
  const held = options.templates.map((template, index) => {
    const { locale, country = '', purpose, channel } = template
    const place = [locale, country, purpose, channel].join(' ')
    if (places.has(place)) throw new TypeError(`memoryTemplateStore: option 'templates' [${index}] is there twice: ${place}`)
    places.add(place)
    return immutableTemplate(template)
  })
  return {
    list: async ({ purpose, channel }, signal) => {
      if (signal.aborted) throw new OtpError('cancelled')
      return held.filter((one) => one.purpose === purpose && one.channel === channel)
    },
  }
}
