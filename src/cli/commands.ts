import type { Command } from './command.js'
import { coverageCommand } from './coverage.js'
import { deadCommand } from './dead.js'
import { diffCommand } from './diff.js'
import { importAwsSampleCommand } from './import-aws-sample.js'
import { importOktaCommand } from './import-okta.js'
import { lintCommand } from './lint.js'
import { preferencesForgetCommand, preferencesGetCommand, preferencesPutCommand } from './preferences.js'
import { previewCommand } from './preview.js'
import { pullCommand } from './pull.js'
import { pushCommand } from './push.js'

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [
  lintCommand,
  previewCommand,
  coverageCommand,
  diffCommand,
  pushCommand,
  pullCommand,
  importOktaCommand,
  importAwsSampleCommand,
  preferencesGetCommand,
  preferencesPutCommand,
  preferencesForgetCommand,
  deadCommand,
]
