import type { Template } from '../core/model/template.js'
import type { DynamoDbTemplateStore } from '../drivers/dynamodb-template-store.js'
import { openTemplateTable, tableIdentity } from './aws.js'
import { isCommandFailure, type OptionSpecs, type World } from './command.js'
import { compare, type Difference, type Plan, placeOf } from './comparison.js'
import { countOf, paintFor, warn, writeJson } from './screen.js'
import { settingOf, variables } from './settings.js'
import { allTemplates, folderTemplates, readBase, writeBase } from './template-folder.js'

/** The table that a folder is compared with. */
export const tableOption = {
  table: { type: 'string', value: 'TABLE', says: `name or ARN of the DynamoDB table; else ${variables.templateTable}` },
} as const satisfies OptionSpecs

/** What every command that writes has. */
export const writeOptions = {
  apply: { type: 'boolean', says: 'write; without it, only what would be written is shown' },
  json: { type: 'boolean', says: 'print the plan as an object' },
} as const satisfies OptionSpecs

/** A folder and a table side by side. */
export interface Pair {
  readonly folder: string
  /** Of the table; absent where it cannot be told from another one of its name, and so nothing can be remembered. */
  readonly identity?: string
  readonly store: DynamoDbTemplateStore
  readonly ours: readonly Template[]
  /** How many the table holds. */
  readonly theirs: number
  readonly differences: readonly Difference[]
  /** The places that both had once, and neither has now. */
  readonly vanished: readonly string[]
}

/** Reads both sides and compares them; whether the folder may be missing is the command's to say. @throws CommandFailure */
export async function openPair(
  { folder, table, mayBeNew }: { readonly folder: string; readonly table: string | undefined; readonly mayBeNew: boolean },
  world: World,
): Promise<Pair> {
  const name = settingOf('table', table, variables.templateTable, world)
  const ours = await folderTemplates(folder, { mayBeNew }, world.signal)
  const identity = await tableIdentity(name, world)
  if (identity === undefined)
    warn(
      world,
      `what was last the same is not known, for a name says not which table it is: allow dynamodb:DescribeTable, or give its ARN`,
    )
  const base = identity === undefined ? {} : await readBase(folder, identity)
  const store = await openTemplateTable(name, world)
  const theirs = await allTemplates(store, world.signal)
  const differences = compare(ours, theirs, base)
  const places = new Set([...ours, ...theirs].map(placeOf))
  const vanished = Object.keys(base).filter((place) => !places.has(place))
  return { folder, ...(identity && { identity }), store, ours, theirs: theirs.length, differences, vanished }
}

/**
 * Notes what both sides are now, wherever they are the same: by themselves, or by what this run has done.
 * Resolves with a warning where the note cannot be written, for what was done is done all the same.
 */
export async function settlePair(
  { folder, identity, ours, differences, vanished }: Pair,
  winner: 'folder' | 'other',
  done: readonly Difference[],
): Promise<string | undefined> {
  if (identity === undefined) return undefined
  const different = new Set(differences.map(({ place }) => place))
  const made = done.flatMap((one) => one[winner] ?? [])
  const note = {
    same: [...ours.filter((one) => !different.has(placeOf(one))), ...made],
    gone: [...vanished, ...done.flatMap((one) => (one[winner] === undefined ? [one.place] : []))],
  }
  try {
    await writeBase(folder, identity, note)
    return undefined
  } catch (thrown) {
    if (!isCommandFailure(thrown)) throw thrown
    return `${thrown.message}; what is the same now is not noted, and its next change may be called a conflict`
  }
}

/** Shows a plan; afterwards, what became of it. */
export function tellPlan(plan: Plan, world: World, { json, applied, way }: { json: boolean; applied: boolean; way: Way }): void {
  if (json) {
    const places = (some: readonly Difference[]) => some.map(({ place }) => place)
    writeJson(world, {
      applied,
      ...Object.fromEntries(Object.entries(plan).map(([name, some]: [string, Plan['put']]) => [name, places(some)])),
    })
    return
  }
  const { good, bad, faint } = paintFor(world)
  const lines = [
    ...plan.put.map((one) => good(one[way.to] === undefined ? `+ ${one.place}` : `~ ${one.place}`)),
    ...plan.remove.map(({ place }) => bad(`- ${place}`)),
    ...plan.kept.map(({ place }) => faint(`  ${place} is only in ${way.target}; ${way.kept}`)),
    ...plan.waiting.map(({ place }) => faint(`  ${place} ${way.waiting}`)),
    ...plan.conflicts.map(({ place }) => bad(`! ${place} ${way.conflict}`)),
  ]
  const counts = [
    countOf(plan.put.length, 'text'),
    ...(plan.remove.length > 0 ? [`${plan.remove.length} to remove`] : []),
    ...(plan.conflicts.length > 0 ? [countOf(plan.conflicts.length, 'conflict')] : []),
  ]
  const isIdle = plan.put.length + plan.remove.length === 0
  const end = isIdle ? `nothing to ${way.verb}` : applied ? way.done : `dry run, nothing was written: --apply writes`
  world.write([...lines, `${counts.join(', ')}; ${end}`, ''].join('\n'))
}

/** The words for one way of going. */
export interface Way {
  readonly verb: string
  readonly done: string
  /** The side that is changed, and what it is called. */
  readonly to: 'folder' | 'other'
  readonly target: string
  readonly kept: string
  readonly waiting: string
  readonly conflict: string
}
