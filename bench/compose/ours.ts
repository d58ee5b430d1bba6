import { shippedTemplates } from '../../src/core/catalog/shipped-templates.js'
import { createComposer } from '../../src/core/message/composition.js'
import { compileWording, joinParts } from '../../src/core/message/rendering.js'
import type { Template } from '../../src/core/model/template.js'
import { brand, locales, minutes, now, requestFor, type Write } from './samples.js'

export const listTemplates = (): Promise<readonly Template[]> =>
  shippedTemplates({ locales }).list({ purpose: 'authentication', channel: 'sms' }, new AbortController().signal)

/** The whole of it: negotiate, choose, render, measure, prove that the code is there. */
export async function createOurs(maxSegments: number): Promise<Write> {
  const templates = await listTemplates()
  const compose = createComposer({ brand, maxSegments })
  const requests = new Map(locales.map((locale) => [locale, requestFor(locale)]))
  return (locale) => {
    const request = requests.get(locale) ?? requestFor(locale)
    const options = { defaultLocale: 'en', localePolicy: 'default', note: () => undefined } as const
    return compose({ request, channel: 'sms', templates, now, ...options }).body.reveal()
  }
}

/** The words alone, as the peers write them. */
export async function createOurWords(): Promise<Write> {
  const { code } = requestFor('en')
  const wordings = new Map(
    (await listTemplates()).map(({ locale, wordings: [first = ''] }) => [locale, compileWording(first, locale)]),
  )
  return (locale) => joinParts(wordings.get(locale)?.render({ brand, minutes }) ?? [], code).reveal()
}
