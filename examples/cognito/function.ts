import { type ChannelSender, type CodeOpener, createDelivery, createHandler, Secret, shippedTemplates } from 'localized-otp'
import { lambdaInvoke } from 'localized-otp/adapters/lambda-invoke'
import { jsonLinesRecorder } from 'localized-otp/drivers/json-lines-recorder'
import { memoryLedger } from 'localized-otp/drivers/memory-ledger'
import { cognitoSmsSenderHook, readTemporaryPassword, type TemporaryPassword } from 'localized-otp/hooks/cognito'

export interface Parts {
  /** `encryptionSdkCodeOpener({ keyIds: [process.env.KEY_ARN] })` of `localized-otp/drivers/encryption-sdk-code-opener`. */
  readonly opener: CodeOpener
  /** `eumSmsSender({ … })` of `localized-otp/drivers/eum-sms-sender`. */
  readonly sender: ChannelSender
  readonly print?: (line: string) => void
}

/** `export const handler = createFunction({ opener, sender })` */
export function createFunction({ opener, sender, print = console.log }: Parts) {
  const sendCode = lambdaInvoke(
    createHandler({
      hook: cognitoSmsSenderHook({ opener }),
      // Cognito alone may invoke the function; its resource policy says so.
      verifier: null,
      delivery: createDelivery({
        brand: 'Acme',
        templates: shippedTemplates(),
        preferences: null,
        senders: [sender],
        ledger: memoryLedger(),
      }),
      recorder: jsonLinesRecorder({ write: print }),
      budgetMs: 10_000,
    }),
  )
  // A temporary password may hold any symbol, and words for codes are not made for it.
  return async (event: unknown): Promise<unknown> => {
    const invited = await readTemporaryPassword(event, { opener })
    return invited === undefined ? sendCode(event) : sendPassword(invited, sender)
  }
}

async function sendPassword({ password, destination, userName }: TemporaryPassword, sender: ChannelSender): Promise<void> {
  const signal = AbortSignal.timeout(10_000)
  await sender.send(
    {
      id: `invitation-${userName}`,
      channel: 'sms',
      purpose: 'enrollment',
      destination,
      locale: 'en',
      // On a line of its own, so that nobody takes our punctuation for a part of it.
      body: new Secret(`Welcome to Acme. Your temporary password is\n${password.reveal()}`),
      format: 'text',
      code: password,
      expiresAt: Date.now() + 3_600_000,
    },
    { signal, answerBy: Date.now() + 10_000, note: () => undefined },
  )
}
