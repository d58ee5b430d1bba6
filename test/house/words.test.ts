import { expect, it } from 'vitest'
import { type HouseFile, linesWith, sources } from './house.js'

/** A word, and the only files of `src` that may say it (comments aside). */
interface Border {
  readonly what: string
  readonly word: RegExp
  readonly only: RegExp
}

const borders: readonly Border[] = [
  // The fields of the world outside stay where they are translated.
  { what: 'an identity platform’s field', word: /messageProfile|otpCode|com\.okta/, only: /^(hooks|lab|cli)\// },
  {
    what: 'a cloud’s field',
    word: /\b(TableName|QueueUrl|DestinationPhoneNumber)\b/,
    only: /^(drivers|cdk|lab)\//,
  },
  { what: 'a runtime’s field', word: /\b(isBase64Encoded|requestContext)\b/, only: /^(adapters|lab)\// },

  // What would make a journey depend on when and where it runs is handed in.
  {
    what: 'the real clock',
    word: /\bDate\.now\b|\bnew Date\(\)|\b(setTimeout|setInterval|setImmediate)\b|AbortSignal\.timeout|\bperformance\./,
    only: /^(core\/delivery\/system-clock|testing\/fake-clock)\.ts$/,
  },
  { what: 'the environment', word: /\bprocess\.(env|argv)\b/, only: /^(functions|cli|lab)\// },
  { what: 'the console', word: /\bconsole\.|\bprocess\.(stdout|stderr)\b/, only: /^(functions|cli|lab)\// },
  {
    what: 'randomness',
    word: /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\bgetRandomValues\b/,
    // Keys and nonces are never handed in: docs/decisions/0030-jwe-on-node-crypto.md.
    only: /^(core\/delivery\/system-random|drivers\/aws\/random|drivers\/jwe\/envelope|lab\/kms\/service)\.ts$/,
  },

  // DESIGN section 5: who may open a secret. A sender is named for what it is; the console and the lab are phones.
  {
    what: 'an opened secret',
    word: /\breveal\b/,
    only: /^(core\/model\/secret|core\/message\/(rendering|speech|autofill|survival)|core\/delivery\/(queued|worker)|drivers\/[\w-]*(pseudonym|sender|phone)|lab\/.*)\.ts$/,
  },
]

const strayed = ({ what, word, only }: Border, files: readonly HouseFile[]): string[] =>
  files
    .filter(({ path }) => !only.test(path.slice('src/'.length)))
    .flatMap((file) => linesWith(file, word))
    .map((where) => `${where} names ${what}`)

it.each(borders)('$what stays behind its border', (border) => {
  expect(strayed(border, sources)).toEqual([])
})

it.each([
  ['drivers/x.ts', 'const code = data.messageProfile.otpCode'],
  ['hooks/x.ts', `const type = 'com.okta.telephony.provider'; const a = { TableName: 1 }`],
  ['core/delivery/x.ts', 'await send({ DestinationPhoneNumber: to })'],
  ['drivers/x.ts', 'if (event.isBase64Encoded) {}'],
  ['core/delivery/x.ts', 'const now = Date.now()'],
  ['drivers/x.ts', 'const at = new Date().toISOString()'],
  ['adapters/x.ts', 'setTimeout(give, 10)'],
  ['core/delivery/handler.ts', 'AbortSignal.timeout(10)'],
  ['drivers/x.ts', 'const region = process.env.AWS_REGION'],
  ['drivers/x.ts', `const say = \`\${console.log(1)}\``],
  ['core/model/x.ts', 'const id = crypto.randomUUID()'],
  ['drivers/sqs-delivery-queue.ts', 'body: request.code.reveal()'],
  ['core/delivery/direct.ts', 'const { reveal } = request.code'],
])('finds the word in %s: %s', (path, text) => {
  expect(borders.flatMap((border) => strayed(border, [{ path: `src/${path}`, text }]))).toHaveLength(1)
})

it.each([
  ['core/model/x.ts', '/** Like `Date.now()` */\nconst a = 1 // console.log\n'],
  ['core/model/x.ts', 'const at = new Date(now)'],
  ['drivers/console-phone.ts', 'print(message.body.reveal())'],
])('lets %s be: %s', (path, text) => {
  expect(borders.flatMap((border) => strayed(border, [{ path: `src/${path}`, text }]))).toEqual([])
})
