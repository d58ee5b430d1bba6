import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Template } from '../core/model/template.js'

/** What stood at each place when folder and table were last the same; the value is a fingerprint. */
export type Base = Readonly<Record<string, string>>

/** One place at which they are not the same, and who changed it since then. */
export interface Difference {
  /** As `sms/authentication/de@CH`. */
  readonly place: string
  /** Who has changed it since both were last the same. */
  readonly changed: 'folder' | 'other' | 'both'
  readonly folder?: Template
  readonly other?: Template
}

/** A place in words, as `sms/authentication/de@CH`. */
export function placeOf({
  channel,
  purpose,
  locale,
  country,
}: Pick<Template, 'channel' | 'purpose' | 'locale' | 'country'>): string {
  return `${channel}/${purpose}/${locale}${country === undefined ? '' : `@${country}`}`
}

/** Tells one state of a template from another, whatever its version says. */
export function fingerprintOf(template: Template): string {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value)
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([key, member]) => [key, sorted(member)])
      : value
  return createHash('sha256')
    .update(JSON.stringify(sorted(template)))
    .digest('hex')
    .slice(0, 16)
}

/**
 * Compares a folder with something else, such as a table, by what both were when they were last the same.
 * A place that was changed on one side only is that side's change; else it is a conflict, and nobody's.
 * What was never the same counts as absent then: a text on one side is new there, and two that differ are a conflict.
 */
export function compare(folder: readonly Template[], other: readonly Template[], base: Base): readonly Difference[] {
  const [ours, theirs] = [byPlace(folder), byPlace(other)]
  return [...new Set([...ours.keys(), ...theirs.keys()])].sort().flatMap((place): Difference[] => {
    const [here, there] = [ours.get(place), theirs.get(place)]
    if (isDeepStrictEqual(here, there)) return []
    const stood = base[place]
    const [hereMoved, thereMoved] = [here, there].map((one) => (one && fingerprintOf(one)) !== stood)
    const changed = hereMoved === true && thereMoved === true ? 'both' : hereMoved === true ? 'folder' : 'other'
    return [{ place, changed, ...(here && { folder: here }), ...(there && { other: there }) }]
  })
}

const byPlace = (templates: readonly Template[]) => new Map(templates.map((one) => [placeOf(one), one]))

/** What one side may do to the other. */
export interface Plan {
  /** To be written. */
  readonly put: readonly Difference[]
  /** To be removed. */
  readonly remove: readonly Difference[]
  /** Would be removed, were that asked for. */
  readonly kept: readonly Difference[]
  /** Changed on both sides. */
  readonly conflicts: readonly Difference[]
  /** The other side's own changes, which go the other way. */
  readonly waiting: readonly Difference[]
}

/** What is to be done where this side's changes are to stand on the other; by force, all that it has. */
export function planFor(
  winner: 'folder' | 'other',
  differences: readonly Difference[],
  { force, remove }: { readonly force: boolean; readonly remove: boolean },
): Plan {
  const ours = differences.filter(({ changed }) => force || changed === winner)
  const absent = ours.filter((one) => one[winner] === undefined)
  const left = differences.filter((one) => !ours.includes(one))
  return {
    put: ours.filter((one) => one[winner] !== undefined),
    remove: remove ? absent : [],
    kept: remove ? [] : absent,
    conflicts: left.filter(({ changed }) => changed === 'both'),
    waiting: left.filter(({ changed }) => changed !== 'both'),
  }
}
