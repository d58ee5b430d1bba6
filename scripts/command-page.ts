// The page of the command: `docs/command.md`.
import { commands } from '../src/cli/commands.js'
import { helpOf, overviewOf } from '../src/cli/help.js'
import { variables } from '../src/cli/settings.js'
import { page } from './page.js'

/** The help texts, as the command prints them. */
export function commandPage(): string {
  const shown = (text: string): string => `\`\`\`text\n${text.trimEnd()}\n\`\`\``
  return page(
    'The command',
    '`npx localized-otp`: the words before they go out, and what became of them. What it prints is plain where it is piped, and JSON with `--json`.',
    shown(overviewOf(commands)),
    '## The environment',
    'The variables are those of the ready-made functions.',
    [
      `- \`${variables.templateTable}\` and \`${variables.preferenceTable}\`: the DynamoDB tables of the words and of the choices; \`${variables.deadLetterQueue}\`: the dead-letter queue. An option says otherwise.`,
      `- \`${variables.pseudonymKeys}\`: the keys of pseudonyms in Base64, 32 random bytes or more each, the current one first, former ones after commas. They are never printed, and neither are user ids.`,
      "- Region, credentials and endpoint are AWS's own: `AWS_REGION`, `AWS_PROFILE`, `AWS_ACCESS_KEY_ID`, `AWS_ENDPOINT_URL` and the rest, and AWS's files.",
      '- `NO_COLOR` switches colours off. They are off anyway where nobody reads.',
    ].join('\n'),
    ...commands.flatMap((command) => [`## ${command.name}`, shown(helpOf(command))]),
  )
}
