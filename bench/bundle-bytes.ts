import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Metafile } from 'esbuild'
import { bundleFunction, bundleOptions } from '../scripts/bundle.js'
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

const clients = {
  dynamodb: `export { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand, ScanCommand, UpdateItemCommand, DeleteItemCommand } from '@aws-sdk/client-dynamodb'`,
  kms: `export { KMSClient, DecryptCommand, GenerateDataKeyCommand } from '@aws-sdk/client-kms'`,
  sms: `export { PinpointSMSVoiceV2Client, SendTextMessageCommand, SendVoiceMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2'`,
  sqs: `export { SQSClient, SendMessageCommand, ChangeMessageVisibilityCommand } from '@aws-sdk/client-sqs'`,
}
const libraries = {
  jose: `export { compactVerify } from 'jose'`,
  phone: `export { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'`,
  words: `export { parseMessage, validate } from 'messageformat'`,
  locales: `export { match } from '@formatjs/intl-localematcher'`,
}
const sending = [clients.dynamodb, clients.sms, libraries.phone, libraries.words, libraries.locales]

/** The clients (with the commands that are used) and the libraries that a function cannot do without. */
export const mustCarry: Readonly<Record<FunctionName, readonly string[]>> = {
  authorizer: [libraries.jose],
  'hook-queued': [clients.kms, clients.sqs, libraries.jose, libraries.phone],
  'hook-direct': [...sending, clients.kms, clients.sqs, libraries.jose],
  worker: [...sending, clients.kms, clients.sqs],
  receipts: [clients.dynamodb],
}

/** One of ours, as it is packaged. */
export const bytesOf = async (name: FunctionName): Promise<Bytes> =>
  measure(await bundleFunction(name, join(tmpdir(), 'localized-otp-bytes'), { write: false }))

/** These, as their makers ship them, by the same recipe; `lean` leaves the same dead weight out as we do. */
export async function shipped(lines: readonly string[], lean: { readonly alias?: Record<string, string> } = {}): Promise<Bytes> {
  const stdin = { contents: lines.join('\n'), resolveDir: bundleOptions.absWorkingDir, loader: 'js' as const }
  const { metafile } = await build({
    ...bundleOptions,
    ...lean,
    stdin,
    outdir: join(tmpdir(), 'localized-otp-bytes'),
    write: false,
  })
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
