import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Metafile } from 'esbuild'
import { alias, bundleFunction, bundleOptions } from '../scripts/bundle.js'
import type { FunctionName } from '../src/functions/environment.js'

/** What a bundle comes to. */
export interface Bytes {
  readonly total: number
  /** Without the languages, which are data and loaded only when they are asked for. */
  readonly code: number
  /** What is loaded at the start. */
  readonly start: number
  /** The files that went into it, and those of them that are loaded at the start. */
  readonly inputs: readonly string[]
  readonly eager: readonly string[]
}

/** A package, and what of it is used. */
type Carried = readonly [name: string, used: string]

const clients = {
  dynamodb: [
    '@aws-sdk/client-dynamodb',
    'DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand, ScanCommand, UpdateItemCommand, DeleteItemCommand',
  ],
  kms: ['@aws-sdk/client-kms', 'KMSClient, DecryptCommand, GenerateDataKeyCommand'],
  sms: ['@aws-sdk/client-pinpoint-sms-voice-v2', 'PinpointSMSVoiceV2Client, SendTextMessageCommand, SendVoiceMessageCommand'],
  sqs: ['@aws-sdk/client-sqs', 'SQSClient, SendMessageCommand, ChangeMessageVisibilityCommand'],
} as const satisfies Record<string, Carried>
const libraries = {
  jose: ['jose', 'compactVerify'],
  phone: ['libphonenumber-js/min', 'isSupportedCountry, parsePhoneNumberFromString'],
  words: ['messageformat', 'parseMessage, validate'],
  locales: ['@formatjs/intl-localematcher', 'match'],
} as const satisfies Record<string, Carried>
const sending = [clients.dynamodb, clients.sms, libraries.phone, libraries.words, libraries.locales]

/** The clients and the libraries that a function cannot do without. */
const mustCarry: Readonly<Record<FunctionName, readonly Carried[]>> = {
  authorizer: [libraries.jose],
  'hook-queued': [clients.kms, clients.sqs, libraries.jose, libraries.phone],
  'hook-direct': [...sending, clients.kms, clients.sqs, libraries.jose],
  worker: [...sending, clients.kms, clients.sqs],
  receipts: [clients.dynamodb],
}

/** One of ours, as it is packaged. */
export const bytesOf = async (name: FunctionName): Promise<Bytes> =>
  measure(await bundleFunction(name, join(tmpdir(), 'localized-otp-bytes'), { write: false }))

/** The packages that a function must carry, whole, bundled exactly as it is. */
export const wholePackages = (name: FunctionName): Promise<Bytes> =>
  bundled(
    mustCarry[name].map(([from], index) => `export * as package${index} from '${from}'`),
    { alias },
  )

/** Only what it uses of them, as their makers ship it: with the dead weight that we leave out. */
export const usedAsShipped = (name: FunctionName): Promise<Bytes> => bundled(mustCarry[name].map(use))

/** Only what it uses of them, and without the dead weight: what nobody could go below. */
export const usedAndLean = (name: FunctionName): Promise<Bytes> => bundled(mustCarry[name].map(use), { alias })

const use = ([from, used]: Carried): string => `export { ${used} } from '${from}'`

async function bundled(lines: readonly string[], more: { readonly alias?: Record<string, string> } = {}): Promise<Bytes> {
  const stdin = { contents: lines.join('\n'), resolveDir: bundleOptions.absWorkingDir, loader: 'js' as const }
  const outdir = join(tmpdir(), 'localized-otp-bytes')
  const { metafile } = await build({ ...bundleOptions, ...more, stdin, outdir, write: false })
  return measure(metafile)
}

function measure({ outputs }: Metafile): Bytes {
  const entry = Object.keys(outputs).find((path) => outputs[path]?.entryPoint !== undefined && !path.includes('-modules/')) ?? ''
  const eager = new Set<string>()
  const load = (path: string): void => {
    if (eager.has(path)) return
    eager.add(path)
    for (const { kind, path: next } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement' && next in outputs) load(next)
  }
  load(entry)
  const sum = (paths: readonly string[]): number => paths.reduce((bytes, path) => bytes + (outputs[path]?.bytes ?? 0), 0)
  const inputsOf = (paths: readonly string[]): string[] => paths.flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}))
  const all = Object.keys(outputs)
  const isLanguage = (path: string): boolean => inputsOf([path]).every((input) => input.includes('core/catalog/texts/'))
  return {
    total: sum(all),
    code: sum(all.filter((path) => !isLanguage(path) || inputsOf([path]).length === 0)),
    start: sum([...eager]),
    inputs: inputsOf(all),
    eager: inputsOf([...eager]),
  }
}
