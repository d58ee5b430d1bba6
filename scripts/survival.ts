// `npm run survival`: every shipped language, channel, purpose and wording, with 1,000 random codes and names in six scripts.
// `-- --codes 100 --locale ar` makes it shorter.
import { parseArgs } from 'node:util'
import { allTemplates, lossesOf, randomCodes } from '../test/survival/run.js'

const { values } = parseArgs({ options: { codes: { type: 'string' }, locale: { type: 'string' }, seed: { type: 'string' } } })
const codes = randomCodes(Number(values.codes ?? 1000), Number(values.seed ?? 1))
const all = await allTemplates()
const locales = [...new Set(all.map(({ locale }) => locale))].filter((locale) => (values.locale ?? locale) === locale)

let lost = 0
for (const [index, locale] of locales.entries()) {
  const losses = all.filter((template) => template.locale === locale).flatMap((template) => lossesOf(template, codes))
  lost += losses.length
  console.log(
    `${index + 1}/${locales.length} ${locale}: ${losses.length === 0 ? 'every code survives' : `${losses.length} lost`}`,
  )
  for (const { script, code, wording, faults } of losses.slice(0, 3))
    console.log(`  ${faults.join(', ')}: ${code}, a ${script} name, ${wording}`)
}
console.log(
  lost === 0 ? `All ${codes.length} codes survive in ${locales.length} languages.` : `${lost} messages lost their code.`,
)
process.exitCode = lost === 0 ? 0 : 1
