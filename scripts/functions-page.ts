import { functionNames, type Variable, variables } from '../src/functions/environment.js'
import { page, table } from './page.js'

const functionRows = [
  ['`authorizer`', 'API Gateway’s authorizer', 'The first door: verifies Okta’s token.'],
  ['`hook-queued`', 'API Gateway', 'Verifies again, seals the code and queues it. Fast; Okta’s own fallback is given up.'],
  ['`hook-direct`', 'API Gateway', 'Sends while Okta waits; with `OTP_DELIVERY=overflow` it queues what cannot be sent in time.'],
  ['`worker`', 'the queue', 'Opens and sends; lets come again what may be tried again, and buries the rest, still sealed.'],
  ['`receipts`', 'EventBridge or SNS', 'Joins delivery events to their requests and logs them.'],
]

const deploying = `## Deploying one

Runtime \`nodejs24.x\`, architecture \`arm64\`, handler \`<name>.handler\`. The zip of a function holds two things of \`dist/functions\`, and nothing else is needed:

\`\`\`sh
cd node_modules/localized-otp/dist/functions
zip -r worker.zip worker.mjs worker-modules
\`\`\`

- \`<name>-modules\` holds what is loaded only when it is asked for: each shipped language, and what only one form needs. \`authorizer\` has none. It must not be called \`<name>\`: Lambda would take the folder for the handler.
- Timeouts: 5 s for \`authorizer\` and the hooks, which answer inside \`OTP_BUDGET_MS\`; 10 s for \`worker\`, with a visibility of 60 s and \`ReportBatchItemFailures\` on the mapping; 10 s for \`receipts\`, which is invoked asynchronously and needs a dead-letter queue of its own.
- A start fetches the issuer’s keys, the words and a data key ahead, waits for them half a second at most, and never fails because a service is down. It does fail where a variable is missing or wrong, and names it.
- The log has a line of JSON for each journey (\`otp-decision\`), each delivery event (\`otp-receipt\`) and each failure that ends nothing (\`otp-failure\`). No code and no number is in it.
- Credentials come from the three variables that Lambda sets; the bundles leave the SDK’s other sources out. The SDK’s own variables, such as \`AWS_ENDPOINT_URL_SQS\`, work.`

/** The ready-made functions and every variable that they read. */
export function functionsPage(): string {
  const rows = Object.entries<Variable>(variables).map(([name, { means, of, needed, default: usual }]) => [
    `\`${name}\``,
    means,
    usual === undefined ? '' : `\`${usual}\``,
    ...functionNames.map((one) => (needed.includes(one) ? '**yes**' : of.includes(one) ? 'may' : '')),
  ])
  return page(
    'Ready-made functions',
    'Five Lambda functions that need no code and no bundler: `localized-otp/functions/<name>` in the package, each a self-contained module, configured by its environment.',
    table(['function', 'invoked by', 'what it does'], functionRows),
    deploying,
    '## Variables\n\n**yes**: the function does not start without it. An empty variable counts as none; one that begins with `OTP_` and is not in this table stops the start, for it is a misspelt one. Lists have commas between. The table is data in `localized-otp/functions/environment`.',
    table(['variable', 'means', 'default', ...functionNames.map((name) => `\`${name}\``)], rows),
    'Why the pseudonym keys are a variable and not a look-up: [decision 0060](decisions/0060-the-pseudonym-key-is-a-variable.md). How the bundles are built: [decision 0061](decisions/0061-bundles-without-the-credential-chain.md).',
  )
}
