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
    '## Permissions',
    [
      '- Reading words (`lint`, `preview`, `coverage`, `diff`, `push`, `pull` with a table): `dynamodb:Query`. `push` also `PutItem`, `DeleteItem` and `GetItem`; all on keys that begin with `TPL#`.',
      '- `diff`, `push` and `pull` also `dynamodb:DescribeTable`: what was last the same is noted under what names the table in the whole world, so that the same name in another account or Region, or a table made anew, is another table. Without it, give the ARN of the table; with a name alone nothing is remembered, and every difference is a conflict.',
      "- `preferences`: `dynamodb:GetItem`, `PutItem` or `DeleteItem` on keys that begin with `USR#`. `import aws-sample`: `dynamodb:Scan` of the sample's table. `dead`: `sqs:ReceiveMessage` and `sqs:ChangeMessageVisibility`.",
    ].join('\n'),
    ...commands.flatMap((command) => [`## ${command.name}`, shown(helpOf(command))]),
  )
}
