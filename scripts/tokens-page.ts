// The page of tokens: what is refused, and where we differ from the library of Okta. From the tokens that the tests run by.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { hostileTokens, ordinaryTokens } from '../test/fixtures/hostile-tokens.js'
import { page, table } from './page.js'

const manifest = readFileSync(fileURLToPath(new URL('../package.json', import.meta.url)), 'utf8')
const { devDependencies } = JSON.parse(manifest) as { devDependencies: Readonly<Record<string, string>> }
const peer = `\`@okta/jwt-verifier\` ${devDependencies['@okta/jwt-verifier'] ?? ''}`

type Row = (typeof hostileTokens)[number] | (typeof ordinaryTokens)[number]

const ours = ({ code }: Row): string => (code === 'accepted' ? 'accepts' : `\`${code}\``)
const plain = (text: string): string => text.replaceAll(/[|<>]/g, '').replaceAll('_', '\\_')
const count = (verdict: Row['okta']): number => hostileTokens.filter(({ okta }) => okta === verdict).length

/** `docs/tokens.md` */
export function tokensPage(): string {
  const differences = hostileTokens.filter(({ okta }) => okta !== 'refuses')
  const reasons = [...new Set(differences.map(({ why = '' }) => why))]
  const hostile = reasons.flatMap((reason) =>
    differences
      .filter(({ why }) => why === reason)
      .map((row, index) => [plain(row.says), ours(row), row.okta, index === 0 ? reason : '″']),
  )
  const ordinary = ordinaryTokens.map((row) => [plain(row.says), ours(row), row.okta, row.why ?? ''])
  return page(
    'Tokens',
    `\`oktaTokenVerifier\` beside ${peer}, the library of the vendor. Both are run over the same tokens by the tests, and this page is printed from those; ` +
      'theirs is told the audience, and to assert `cid` and `scp.includes`, as ours is told `audience`, `clientIds` and `scopes`.',
    `## Ordinary tokens\n\n${table(['a token with', 'ours', 'theirs', 'why'], ordinary)}`,
    '## Hostile tokens',
    `Ours refuses all ${hostileTokens.length} with the code of the fault and never by an unexpected throw. ` +
      `Theirs refuses ${count('refuses')}, accepts ${count('accepts')}, and ends the process by ${count('crashes')}. ` +
      'To accept one is not always a hole: most of these need a signature by the issuer, which makes no such tokens. We refuse what an issuer never sends, for it can only be a mistake or an attempt.',
    table(['a token with', 'ours', 'theirs', 'why'], hostile),
    'What both refuse, and the code of each, stands in [`hostile-tokens.ts`](../test/fixtures/hostile-tokens.ts).',
  )
}
