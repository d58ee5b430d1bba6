import { address, countries, integer, keys, list, oneOf, origination, orOff, type Parse, pairs, text } from './wiring/parse.js'

export type { Parse } from './wiring/parse.js'

/** The ready-made functions, each a bundle `dist/functions/<name>.mjs` that exports `handler`. */
export const functionNames = ['authorizer', 'hook-queued', 'hook-direct', 'worker', 'receipts'] as const

export type FunctionName = (typeof functionNames)[number]

/** One environment variable of the functions. `docs/functions.md` is printed from these. */
export interface Variable<Value = unknown, Of extends FunctionName = FunctionName, Certain extends Of = Of> {
  readonly means: string
  /** The functions that read it. */
  readonly of: readonly Of[]
  /** Those of them that do not start without it. */
  readonly needed: readonly Of[]
  /** What it is where nobody says, as it would be said. */
  readonly default?: string
  /** @throws Error saying what the value must be; it is never quoted, for it may be secret */
  readonly parse: Parse<Value>
  /** Only for the compiler: the functions for which there always is a value. */
  readonly certain?: Certain
}

/** Variables that the same functions read: those they need (or only `needed` of them), may have, or have a default for. */
const read = <Of extends FunctionName, Needed extends Of = Of>(
  of: readonly Of[],
  needed: readonly Needed[] = of as readonly never[],
) => ({
  needs: <Value>(parse: Parse<Value>, means: string): Variable<Value, Of, Needed> => ({ means, of, needed, parse }),
  may: <Value>(parse: Parse<Value>, means: string): Variable<Value, Of, never> => ({ means, of, needed: [], parse }),
  has: <Value>(value: string, parse: Parse<Value>, means: string): Variable<Value, Of, Of> => ({
    means,
    of,
    needed: [],
    default: value,
    parse,
  }),
})

const proving = read(['authorizer', 'hook-queued', 'hook-direct'])
const hooks = read(['hook-queued', 'hook-direct'])
const direct = read(['hook-direct'])
const queueing = read(['hook-queued', 'hook-direct', 'worker'], ['hook-queued', 'worker'])
const working = read(['worker'])
const sending = read(['hook-direct', 'worker'])
const stateful = read(['hook-direct', 'worker', 'receipts'])

/** Every variable that begins with `OTP_`. The SDK's own (`AWS_REGION`, `AWS_ENDPOINT_URL_SQS` …) stand beside them. */
export const variables = {
  OTP_OKTA_ISSUER: proving.needs(text, 'The issuer as the tokens spell it, such as `https://acme.okta.com/oauth2/default`.'),
  OTP_OKTA_AUDIENCE: proving.needs(list, 'The audience of the tokens, such as `api://default`; several with commas between.'),
  OTP_OKTA_CLIENT_IDS: proving.needs(
    orOff(list),
    'The client ids that may send, with commas between; `off` lets every client of the issuer send.',
  ),
  OTP_OKTA_SCOPES: proving.needs(
    orOff(list),
    'The scopes that a token must have, all of them, with commas between; `off` asks for none.',
  ),
  OTP_OKTA_JWKS_URI: proving.may(address, 'Where the keys are published, if not under the issuer.'),

  OTP_ALLOWED_COUNTRIES: hooks.needs(
    orOff(countries),
    'The countries that codes may go to, as `DE,FR`; `off` lets codes go everywhere, at your cost.',
  ),
  OTP_BUDGET_MS: hooks.has('2500', integer(100, 30_000), 'From the edge’s receipt of the call to the answer. Okta waits 3000.'),
  OTP_DEFAULT_COUNTRY: hooks.may(text, 'The country of numbers that come without `+`. Without it they are refused.'),
  OTP_WHEN_UNSURE: hooks.has(
    'PENDING',
    oneOf('PENDING', 'FAILED'),
    'What Okta is told when a message may be on its way and nobody knows.',
  ),
  OTP_WHEN_QUEUED: hooks.has('SUCCESSFUL', oneOf('SUCCESSFUL', 'PENDING'), 'What Okta is told when the code waits in the queue.'),
  OTP_WHEN_REFUSED: hooks.has('PENDING', oneOf('PENDING', 'FAILED', 'error'), 'What Okta is told when a guard refused.'),
  OTP_WHEN_FAILED: hooks.has('FAILED', oneOf('FAILED', 'error'), 'What Okta is told when nothing was sent.'),
  OTP_ERROR_SUMMARY: hooks.may(text, 'What the person reads in place of a reason, where Okta is told `error`.'),
  OTP_DELIVERY: direct.has(
    'overflow',
    oneOf('overflow', 'direct'),
    '`overflow` puts what cannot be sent in time into the queue; `direct` leaves it to Okta.',
  ),

  OTP_QUEUE_URL: queueing.needs(address, 'The queue of parcels. `hook-direct` needs it for `overflow`.'),
  OTP_DEAD_LETTER_QUEUE_URL: working.needs(address, 'Where parcels go that cannot be sent, still sealed, with the reason.'),
  OTP_KMS_KEY_ID: queueing.needs(
    text,
    'The KMS key that wraps the data keys of parcels: id, ARN or alias. `hook-direct` needs it for `overflow`.',
  ),
  OTP_KMS_PREVIOUS_KEY_IDS: working.may(list, 'Keys that wrapped before, until no code lives that was sealed under them.'),
  OTP_KMS_CONTEXT: queueing.has(
    'purpose=otp',
    pairs,
    'The encryption context, as `purpose=otp,env=production`. The same in every function; it shows in CloudTrail.',
  ),

  OTP_STATE_TABLE: stateful.needs(text, 'The table of what happens: claims, counts, and which request a message belongs to.'),
  OTP_TEMPLATE_TABLE: sending.may(
    text,
    'The table of your own words. Without it, and wherever it has none, the shipped ones are used.',
  ),
  OTP_TEMPLATE_FOLDER: sending.may(
    text,
    'A folder of template files in the function’s code or a layer, such as `/opt/templates`. It comes after the table of your own words.',
  ),
  OTP_SAMPLE_TABLE: sending.may(
    text,
    'The template table of the sample that AWS publishes for Okta, to move without touching its data. Your own words come before it.',
  ),
  OTP_SHIPPED_LOCALES: sending.may(list, 'Only these of the shipped languages, as `en,de,fr`; all by default.'),
  OTP_UNREVIEWED: sending.has(
    'allow',
    oneOf('allow', 'refuse'),
    '`refuse` leaves out the shipped languages that no native reader has reviewed yet; `docs/languages.md` says which have been.',
  ),
  OTP_PREFERENCE_TABLE: sending.may(
    text,
    'The table of what people have chosen; it may be the table of state. Without it nobody can choose.',
  ),
  OTP_PSEUDONYM_KEYS: sending.may(
    keys,
    'Secret. The keys that make pseudonyms, in Base64, 32 random bytes or more each, the current one first, with commas between. Needed with `OTP_PREFERENCE_TABLE` and `OTP_VOICE_ORIGINATION`.',
  ),

  OTP_BRAND: sending.needs(text, 'The name that people know, such as `Acme`.'),
  OTP_DEFAULT_LOCALE: sending.has('en', text, 'The language for people whose wishes cannot be met.'),
  OTP_LOCALE_POLICY: sending.has('default', oneOf('default', 'refuse'), 'They get the default language, or no message.'),
  OTP_MAX_SEGMENTS: sending.has(
    '1',
    integer(1, 10),
    'How many SMS segments a wording may take before a shorter one is preferred.',
  ),
  OTP_AUTOFILL_DOMAIN: sending.may(
    text,
    'The host of the page that asks for the code, such as `login.example.com`, so that phones fill it in there.',
  ),
  OTP_ANDROID_HASH: sending.may(text, 'The 11 characters by which Android’s SMS Retriever finds your app.'),
  OTP_FOLD: sending.may(oneOf('typography'), '`typography` puts plain quotation marks and dashes where that saves a segment.'),
  OTP_WHEN_VOICELESS: sending.has(
    'default',
    oneOf('default', 'closest', 'refuse', 'sms'),
    'What becomes of a call in a language that nobody speaks: the default language, the closest, none, or a text.',
  ),
  OTP_OTHER_CHANNEL: sending.has(
    'never',
    oneOf('never', 'when-unreachable'),
    'When a person cannot be reached on the channel: leave it, or try the other.',
  ),
  OTP_CHANNEL_FROM: sending.has('platform', oneOf('platform', 'preference'), 'Whose word decides on text or voice.'),
  OTP_AMBIGUOUS: sending.has(
    'stop',
    oneOf('stop', 'retry-once'),
    'After a send whose end is unknown: leave it there, or send once more and perhaps twice.',
  ),

  OTP_SMS_ORIGINATION: sending.may(
    origination,
    'Whom texts come from, as `pool-1` or `pool-1,DE=ACME`: by country, and for all others. Without it the service takes an identity of the account.',
  ),
  OTP_SMS_MAX_PRICE: sending.may(text, 'The most that one part of a text may cost, in US dollars, as `0.10`.'),
  OTP_VOICE_ORIGINATION: sending.may(origination, 'Whom calls come from. Without it nobody is called, and Okta is told so.'),
  OTP_VOICE_MAX_PRICE_PER_MINUTE: sending.may(text, 'The most that a minute of a call may cost, in US dollars, as `0.50`.'),
  OTP_CONFIGURATION_SET: sending.may(text, 'The configuration set of every message. Delivery events go where it says.'),
  OTP_PROTECT_CONFIGURATION: sending.may(text, 'The protect configuration of every message.'),
} as const

export type VariableName = keyof typeof variables

export type VariablesOf<F extends FunctionName> = {
  [Name in VariableName]: [F] extends [(typeof variables)[Name]['of'][number]] ? Name : never
}[VariableName]

export type ValueOf<Row, F> =
  Row extends Variable<infer Value, infer _, infer Certain> ? ([F] extends [Certain] ? Value : Value | undefined) : never

/** What a function is told; of several functions, what all of them are told. */
export type Settings<F extends FunctionName> = { readonly [Name in VariablesOf<F>]: ValueOf<(typeof variables)[Name], F> }

/**
 * Reads what a function is told by its environment. An empty variable counts as none.
 * @throws Error that names every variable that is missing, wrong, or begins with `OTP_` and is not known; no value is quoted
 */
export function readEnvironment<F extends FunctionName>(name: F, env: Readonly<Record<string, string | undefined>>): Settings<F> {
  const settings: Record<string, unknown> = {}
  const complaints = Object.keys(env).flatMap((key) =>
    key.startsWith('OTP_') && !Object.hasOwn(variables, key) ? [`${key} is not known`] : [],
  )
  for (const [key, row] of Object.entries<Variable>(variables)) {
    if (!row.of.includes(name)) continue
    const said = env[key]?.trim() || row.default
    try {
      if (said !== undefined) settings[key] = row.parse(said)
      else if (row.needed.includes(name)) complaints.push(`${key} is missing`)
    } catch (thrown) {
      complaints.push(`${key} ${(thrown as Error).message}`)
    }
  }
  if (complaints.length > 0) throw new Error(`localized-otp, ${name}: ${complaints.join('; ')}`)
  return settings as Settings<F>
}
