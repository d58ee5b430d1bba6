import type { Template } from '../model/template.js'

/**
 * A version made of the words themselves: it changes when what is sent changes, and with nothing else.
 * 64 bits of FNV-1a in two lanes; it tells states apart and proves nothing.
 */
export function contentVersion({ wordings, frozen, carrier }: Pick<Template, 'wordings' | 'frozen' | 'carrier'>): string {
  const content = JSON.stringify([wordings, frozen === true, Object.entries(carrier ?? {}).sort()])
  let [first, second] = [0x811c9dc5, 0xcbf29ce4]
  for (let index = 0; index < content.length; index += 1) {
    const unit = content.charCodeAt(index)
    first = Math.imul(first ^ unit, 0x01000193)
    second = Math.imul(second ^ unit ^ (first >>> 16), 0x01000193)
  }
  return [first, second].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('')
}
