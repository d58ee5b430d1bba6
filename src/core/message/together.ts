import type { Locale } from '../model/locale.js'
import type { Template } from '../model/template.js'
import type { Bidi } from './bidi.js'
import { type Form, spoken, voiceForm } from './forms.js'
import type { Draft } from './ladder.js'
import type { Part } from './rendering.js'
import type { Passage, SpeechOptions } from './speech.js'
import type { Polyglot } from './voices.js'

/** Words that are ready to be sent. */
export interface Composed {
  readonly template: Template
  readonly form: Pick<Form, 'format' | 'voice'>
  readonly draft: Draft
  /** The languages that follow that of the template. */
  readonly also?: readonly Locale[]
}

interface Words {
  readonly templates: readonly Template[]
  readonly speaking: SpeechOptions
  readonly bidi: Bidi | undefined
  readonly draftOf: (template: Template, form: Form) => Draft | undefined
  readonly partsOf: (template: Template, index: number) => readonly Part[] | undefined
}

/** One call in several languages, by one voice that speaks them all; those without words are left out, and `undefined` is left of none. */
export function speakTogether(
  { voice, tongues }: Polyglot,
  { templates, speaking, bidi, draftOf, partsOf }: Words,
): Composed | undefined {
  const form = voiceForm(voice, speaking, bidi)
  const said = tongues.flatMap(({ locale, named }) => {
    for (const template of templates) {
      const draft = template.locale === locale ? draftOf(template, form) : undefined
      if (draft === undefined) continue
      // What has become a draft has parts.
      const passage = { parts: partsOf(template, draft.wording), locale: named } as Passage
      return [{ template, draft, passage }]
    }
    return []
  })
  const [first, ...rest] = said
  if (first === undefined) return undefined
  const written = spoken(
    said.map(({ passage }) => passage),
    speaking,
    bidi,
  )
  return {
    template: first.template,
    form,
    draft: { ...first.draft, ...written },
    also: rest.map(({ template }) => template.locale),
  }
}
