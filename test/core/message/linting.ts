import { type Finding, type LintOptions, lintTemplates } from '../../../src/core/message/lint.js'
import type { Template } from '../../../src/core/model/template.js'
import { templateOf } from './composing.js'

/** What is found in one template. */
export const findings = (wordings: readonly string[], more: Partial<Template> = {}, how: LintOptions = {}): readonly Finding[] =>
  lintTemplates([templateOf(more.locale ?? 'en', wordings, more)], how)

/** The same, as `rule: message`. */
export const said = (...input: Parameters<typeof findings>): readonly string[] =>
  findings(...input).map(({ rule, message }) => `${rule}: ${message}`)

/** What one rule says of it. */
export const saidBy = (id: string, ...input: Parameters<typeof findings>): readonly string[] =>
  findings(...input).flatMap(({ rule, message }) => (rule === id ? [message] : []))
