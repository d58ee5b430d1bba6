import { describe, expect, it } from 'vitest'
import { shippedLocales } from '../../../src/core/catalog/shipped-templates.js'
import { purposes } from '../../../src/core/model/purpose.js'
import type { Template } from '../../../src/core/model/template.js'
import { allTemplates, lossesOf, randomCodes } from '../../survival/run.js'

// A slice; `npm run survival` is the whole.
const codes = randomCodes(6, 6)
const templates = await allTemplates()

describe('a code survives', () => {
  it.each(shippedLocales)('every text and call in %s, with names in six scripts', (locale) => {
    const own = templates.filter((template) => template.locale === locale)
    expect(own.length).toBeGreaterThanOrEqual(purposes.length)
    expect(own.flatMap((template) => lossesOf(template, codes, false))).toEqual([])
  })

  it('or it would be told: here by digits that stand beside it', () => {
    const [template] = templates
    const losses = lossesOf({ ...(template as Template), wordings: ['{$brand}: {$code}. 24'] }, codes)
    expect(losses.map(({ faults }) => faults)).toEqual(Array.from({ length: codes.length * 6 }, () => ['rival-digits']))
  })
})

it('codes have leading zeros, letters, and 4 to 12 characters', () => {
  const many = randomCodes(1000, 1)
  expect(many.every((code) => /^[0-9A-Za-z]{4,12}$/.test(code))).toBe(true)
  for (const kind of [/^00/, /[A-Z]/, /^[0-9]+[a-z]/, /^.{4}$/, /^.{12}$/])
    expect(many.some((code) => kind.test(code))).toBe(true)
  expect(randomCodes(3, 1)).toEqual(many.slice(0, 3))
})
