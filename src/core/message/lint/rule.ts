import type { Channel } from '../../model/channel.js'
import type { Locale } from '../../model/locale.js'
import type { Purpose } from '../../model/purpose.js'
import type { Template } from '../../model/template.js'
import type { Voice } from '../../model/voice.js'
import type { Autofill } from '../autofill.js'
import type { Shape } from './shape.js'

/** `error`: somebody would not get their code, or not be able to read it. `warning`: it costs, or reads badly. `info`: worth a thought. */
export type Severity = 'error' | 'warning' | 'info'

/** Where in a set of templates. */
export interface Place {
  readonly locale: Locale
  readonly channel: Channel
  readonly purpose: Purpose
  readonly country?: string
  /** From 0, the richest; absent where the whole template is meant, or one that is not there. */
  readonly wording?: number
}

/** What a rule has to say. */
export interface Remark {
  readonly message: string
  readonly suggestion?: string
  /** Where it is not that of the rule. */
  readonly severity?: Severity
}

export interface LintOptions {
  /**
   * The longest name that will stand in the words.
   * @defaultValue a name of ten letters
   */
  readonly brand?: string
  /** As it is wired. */
  readonly autofill?: Autofill
  /** @defaultValue 1 */
  readonly maxSegments?: number
  /**
   * How long codes are.
   * @defaultValue 6
   */
  readonly codeLength?: number
  /** The languages that people of the organisation have chosen. */
  readonly languages?: readonly Locale[]
  /** Those of the voice sender: a language that none of them speaks is not missed in calls. */
  readonly voices?: readonly Voice[]
  /**
   * The language that the others are translated from.
   * @defaultValue 'en'
   */
  readonly source?: Locale
  /** Rules that are not to be asked. */
  readonly off?: readonly string[]
}

/** Everything a rule may look at. */
export interface Context extends LintOptions {
  readonly templates: readonly Template[]
  readonly brand: string
  readonly maxSegments: number
  readonly codeLength: number
  readonly source: Locale
  /** The sentences of the source language, letters only. */
  readonly sentences: ReadonlySet<string>
}

/** One wording, read. */
export interface Subject {
  readonly template: Template
  readonly wording: number
  readonly text: string
  /** Absent where it is not MessageFormat 2. */
  readonly shape: Shape | undefined
  /** Errors of the rules before this one. */
  readonly errors: number
}

/** A rule, and what it asks of every wording, every template, or the whole set. */
export interface Rule {
  readonly id: string
  readonly severity: Severity
  /** The rule in a sentence. */
  readonly says: string
  ofWording?(subject: Subject, context: Context): Iterable<Remark>
  ofTemplate?(template: Template, context: Context): Iterable<Remark & { readonly wording: number }>
  ofSet?(context: Context): Iterable<Remark & { readonly place: Place }>
}
