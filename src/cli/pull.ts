import { defineCommand, exitCodes, surroundingsFailure } from './command.js'
import { planFor } from './comparison.js'
import { warn } from './screen.js'
import { openPair, settlePair, tableOption, tellPlan, type Way, writeOptions } from './synchronization.js'
import { writeTemplates } from './template-folder.js'

const way: Way = {
  verb: 'pull',
  done: 'written to the folder',
  to: 'folder',
  target: 'the folder',
  kept: 'pull --delete removes it',
  waiting: 'changed in the folder; push brings it',
  conflict: 'changed on both sides; pull --force takes the table, push --force the folder',
}

export const pullCommand = defineCommand({
  name: 'pull',
  takes: ['<folder>'],
  summary: 'Writes what was changed in the table to a folder of templates',
  about: [
    'The folder is made where there is none. Nothing that you changed is lost: what changed on both sides since the last push or pull is a conflict and stays as it is. It ends with 1 where there is a conflict.',
  ],
  options: {
    ...tableOption,
    ...writeOptions,
    delete: { type: 'boolean', says: 'also remove from the folder what was removed from the table' },
    force: { type: 'boolean', says: 'the table wins, also over what you changed' },
  },
  examples: ['pull templates --table codes-config', 'pull templates --table codes-config --apply'],
  async run({ values, positionals: [folder = ''] }, world) {
    const pair = await openPair({ folder, table: values.table, mayBeNew: true }, world)
    if (values.delete === true && pair.theirs === 0)
      throw surroundingsFailure('the table holds no template, and --delete would remove all that the folder has')
    const plan = planFor('other', pair.differences, { force: values.force === true, remove: values.delete === true })
    const applied = values.apply === true
    let unnoted: string | undefined
    if (applied) {
      const put = plan.put.flatMap(({ other }) => other ?? [])
      const remove = plan.remove.flatMap(({ folder: ours }) => ours ?? [])
      await writeTemplates(folder, { current: pair.ours, put, remove })
      unnoted = await settlePair(pair, 'other', [...plan.put, ...plan.remove])
    }
    tellPlan(plan, world, { json: values.json === true, applied, way })
    if (unnoted !== undefined) warn(world, unnoted)
    return plan.conflicts.length > 0 ? exitCodes.found : exitCodes.fine
  },
})
