import type { Template } from '../../model/template.js'
import { adviseEncoding } from '../advice.js'
import { autofillText } from '../autofill.js'
import { type Measure, measureText } from '../encoding.js'
import { compileWording } from '../rendering.js'
import type { Context, Rule } from './rule.js'

/** Minutes that bring out every plural, and two digits; where none are told, any will do. */
const minutes = [1, 2, 3, 5, 10, 11, 15, 20, 21, 22, 25, 30]

/** The texts that a wording comes to, or none where it cannot be used: other rules tell. */
function textsOf(
  template: Template,
  wording: string,
  { brand, codeLength }: Pick<Context, 'brand' | 'codeLength'>,
): readonly string[] {
  try {
    const compiled = compileWording(wording, template.locale)
    // Stryker disable next-line MethodExpression: where no minutes are told, all of them make the same text.
    return (compiled.needsMinutes ? minutes : minutes.slice(0, 1)).map((left) => {
      const parts = compiled.render({ brand, minutes: left })
      return parts.map((part) => ('text' in part ? part.text : '0'.repeat(codeLength))).join('')
    })
  } catch {
    return []
  }
}

/** What stands below every wording of the template, its line break included. */
const autofillLine = ({ frozen }: Template, { autofill, codeLength }: Pick<Context, 'autofill' | 'codeLength'>): string =>
  autofill === undefined || frozen ? '' : `\n${autofillText(autofill, '0'.repeat(codeLength))}`

const dearest = (measures: readonly Measure[]): Measure | undefined =>
  [...measures].sort((one, other) => other.segments - one.segments)[0]

export const segmentOverflow: Rule = {
  id: 'segment-overflow',
  severity: 'warning',
  says: 'Not even the shortest wording fits the budget of segments with the brand and the autofill line.',
  *ofTemplate(template, context) {
    if (template.channel !== 'sms') return
    const line = autofillLine(template, context)
    const wordings = template.frozen ? template.wordings.slice(0, 1) : template.wordings
    const costs = wordings.flatMap((wording, index) => {
      const measure = dearest(textsOf(template, wording, context).map((text) => measureText(text + line)))
      return measure === undefined ? [] : [{ index, measure }]
    })
    const [cheapest] = [...costs].sort((one, other) => one.measure.units - other.measure.units)
    if (cheapest === undefined || costs.some(({ measure }) => measure.segments <= context.maxSegments)) return
    const { segments, units, encoding } = cheapest.measure
    yield {
      wording: cheapest.index,
      message: `the cheapest wording takes ${segments} segments (${units} units of ${encoding})${line === '' ? '' : ' with the autofill line'}`,
      suggestion: 'add a wording of little more than brand and code',
    }
  },
}

/** So few letters can often be written around. */
const few = 2

export const ucs2ByOneLetter: Rule = {
  id: 'ucs2-by-one-letter',
  severity: 'info',
  says: 'One or two letters force the whole text into UCS-2, where a segment holds 70 characters in place of 160, and cost a segment.',
  *ofWording({ template, text }, { brand, ...context }) {
    if (template.channel !== 'sms') return
    const line = autofillLine(template, context)
    for (const one of textsOf(template, text, { ...context, brand: 'x'.repeat(brand.length) })) {
      const { now, plain, costly } = adviseEncoding(one + line)
      if (plain === undefined || plain.segments === now.segments || costly.length > few) continue
      const letters = costly.map(({ character, codePoint }) => `${character} (${codePoint})`).join(' and ')
      yield {
        message: `${letters} alone: ${now.segments} segments, ${plain.segments} without`,
        suggestion: costly.map(({ suggestion }) => suggestion).join('; '),
      }
      return
    }
  },
}
