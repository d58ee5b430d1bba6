import { isOtpError } from '../core/errors.js'
import { lintTemplates } from '../core/message/lint.js'
import { defineCommand, exitCodes, surroundingsFailure, type World } from './command.js'
import { type Difference, type Plan, planFor } from './comparison.js'
import { lineFor } from './lint-report.js'
import { countOf, errorPaintFor, progressOf, visible, warn } from './screen.js'
import { openPair, type Pair, settlePair, tableOption, tellPlan, type Way, writeOptions } from './synchronization.js'

const way: Way = {
  verb: 'push',
  done: 'written to the table',
  to: 'other',
  target: 'the table',
  kept: 'push --delete removes it',
  waiting: 'changed in the table; pull brings it',
  conflict: 'changed on both sides; push --force takes the folder, pull --force the table',
}

/** Writes at the same time. */
const atOnce = 8

export const pushCommand = defineCommand({
  name: 'push',
  takes: ['<folder>'],
  summary: 'Writes what was changed in a folder of templates to the table',
  about: [
    'Nothing that others changed is lost: what changed on both sides since the last push or pull is a conflict and stays as it is, and each write holds only while the table is as it was seen. Where lint finds an error, nothing is written. It ends with 1 where there is an error or a conflict.',
    'In a pipeline that alone writes the table, --force makes the table what the folder is.',
  ],
  options: {
    ...tableOption,
    ...writeOptions,
    delete: { type: 'boolean', says: 'also remove from the table what was removed from the folder' },
    force: { type: 'boolean', says: 'the folder wins, also over what others changed' },
  },
  examples: ['push templates --table codes-config', 'push templates --table codes-config --apply'],
  async run({ values, positionals: [folder = ''] }, world) {
    const pair = await openPair({ folder, table: values.table, mayBeNew: false }, world)
    if (values.delete === true && pair.ours.length === 0)
      throw surroundingsFailure(`${visible(folder)} holds no template, and --delete would remove all that the table has`)
    const plan = planFor('folder', pair.differences, { force: values.force === true, remove: values.delete === true })
    const errors = lintTemplates(plan.put.flatMap((one) => one.folder ?? [])).filter(({ severity }) => severity === 'error')
    if (errors.length > 0) {
      const paint = errorPaintFor(world)
      for (const line of errors) world.writeError(`${lineFor(line, paint)}\n`)
      world.writeError(`${countOf(errors.length, 'error')}; nothing was written\n`)
      return exitCodes.found
    }
    const json = values.json === true
    if (values.apply === true) return apply(pair, plan, { json, world })
    tellPlan(plan, world, { json, applied: false, way })
    return exitCodeOf(plan)
  },
})

const exitCodeOf = ({ conflicts }: Plan): number => (conflicts.length > 0 ? exitCodes.found : exitCodes.fine)

/** What was written is noted and told, however it ends. */
async function apply(pair: Pair, plan: Plan, { json, world }: { json: boolean; world: World }): Promise<number> {
  const { done, late, failure } = await write(pair, plan, world)
  const unnoted = await settlePair(pair, 'folder', done)
  const after = {
    ...plan,
    put: without(plan.put, late),
    remove: without(plan.remove, late),
    conflicts: [...plan.conflicts, ...late],
  }
  if (failure === undefined) tellPlan(after, world, { json, applied: true, way })
  if (unnoted !== undefined) warn(world, unnoted)
  if (failure === undefined) return exitCodeOf(after)
  world.writeError(`${done.length} of ${plan.put.length + plan.remove.length} were written; push again\n`)
  throw failure.reason
}

const without = (all: readonly Difference[], some: readonly Difference[]) => all.filter((one) => !some.includes(one))

/** How far the writing came. */
interface Written {
  readonly done: readonly Difference[]
  /** What somebody else changed meanwhile, which stays theirs. */
  readonly late: readonly Difference[]
  /** What ended it before its time. */
  readonly failure: PromiseRejectedResult | undefined
}

/** Writes the plan up to the first failure, and never rejects. */
async function write(pair: Pair, { put, remove }: Plan, world: World): Promise<Written> {
  const all = [...put, ...remove]
  const progress = progressOf(world, 'writing', all.length)
  const done: Difference[] = []
  const late: Difference[] = []
  const writeOne = async (difference: Difference): Promise<void> => {
    try {
      await change(pair, difference, world.signal)
      done.push(difference)
    } catch (thrown) {
      if (!isOtpError(thrown) || thrown.code !== 'store-conflict') throw thrown
      late.push(difference)
    } finally {
      progress.step()
    }
  }
  let failure: PromiseRejectedResult | undefined
  for (let start = 0; start < all.length && failure === undefined; start += atOnce) {
    const ends = await Promise.allSettled(all.slice(start, start + atOnce).map(writeOne))
    failure = ends.find((end) => end.status === 'rejected')
  }
  progress.end()
  return { done, late, failure }
}

async function change({ store }: Pair, { folder, other }: Difference, signal: AbortSignal): Promise<void> {
  const expectation = { expected: other ?? null }
  if (folder !== undefined) await store.put(folder, expectation, signal)
  else if (other !== undefined) await store.remove(other, expectation, signal)
}
