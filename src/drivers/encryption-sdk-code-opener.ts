import { buildClient, CommitmentPolicy, type KeyringNode, KmsKeyringNode } from '@aws-crypto/client-node'
import { abortFailure, OtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import type { CodeOpener } from '../core/ports/code-opener.js'
import { unlessAborted } from './signals/unless-aborted.js'

/** The keys, or a keyring of your own, as one with a client that knows another endpoint. */
export type EncryptionSdkCodeOpenerOptions =
  | {
      /** The ARNs of the KMS keys that the platform seals with: not aliases, which a sealed message does not name. */
      readonly keyIds: readonly string[]
      readonly keyring?: never
    }
  | { readonly keyring: Pick<KeyringNode, 'onDecrypt'>; readonly keyIds?: never }

/**
 * Opens messages of the AWS Encryption SDK, in which Cognito sends its codes; `kms:Decrypt` alone cannot.
 * Needs the optional peer `@aws-crypto/client-node`, and the permission `kms:Decrypt` for the keys. One call of KMS a code.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-sender-triggers.html
 * @throws TypeError on wrong wiring
 */
export function encryptionSdkCodeOpener(options: EncryptionSdkCodeOpenerOptions): CodeOpener {
  checkOptions<{ keyIds?: unknown; keyring?: unknown }>('encryptionSdkCodeOpener', options, {
    keyIds: option.optional(option.list(arnComplaint, 1)),
    keyring: option.optional(option.port('onDecrypt')),
  })
  if ((options.keyIds === undefined) === (options.keyring === undefined)) {
    throw new TypeError("encryptionSdkCodeOpener: give either 'keyIds' or 'keyring'")
  }
  const keyring: Pick<KeyringNode, 'onDecrypt'> = options.keyring ?? new KmsKeyringNode({ keyIds: [...options.keyIds] })
  // Cognito seals for one key. A message that names hundreds would make us ask KMS as often.
  const limits = { commitmentPolicy: CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT, maxEncryptedDataKeys: 5 }
  const { decrypt } = buildClient(limits)

  return {
    async open(sealed, signal) {
      if (signal.aborted) throw abortFailure(signal)
      // The Encryption SDK knows no signal: what it is at when the signal aborts ends unheard.
      const opened = await unlessAborted(decrypt(keyring as KeyringNode, sealed).catch(refuse), signal)
      return { plain: opened.plaintext, boundTo: opened.messageHeader.encryptionContext }
    },
  }
}

function arnComplaint(value: unknown): string | undefined {
  const isArn = typeof value === 'string' && /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+$/.test(value)
  return isArn ? undefined : 'must be the ARN of a KMS key'
}

const denials =
  /\b(?:AccessDenied|NotFound|Disabled|KMSInvalidState|InvalidKeyUsage|UnrecognizedClient|ExpiredToken|InvalidSignature|CredentialsProvider)\w*/
const mismatches = /\b(?:InvalidCiphertext|IncorrectKey)\w*/

/** The SDK folds the errors of KMS into one text, of which only the names are of use; the rest may quote the request. */
function refuse(thrown: unknown): never {
  const text = thrown instanceof Error ? thrown.message : ''
  if (!text.includes('had an error')) {
    const noKey = /unencryptedDataKey/i.test(text)
    throw noKey
      ? new OtpError('cipher-refused', 'it is sealed under none of these keys')
      : new OtpError('call-malformed', 'what is sealed cannot be opened')
  }
  const [denial] = denials.exec(text) ?? []
  if (denial !== undefined) throw new OtpError('cipher-refused', denial)
  throw mismatches.test(text) ? new OtpError('call-malformed', 'the seal is broken') : new OtpError('cipher-unavailable')
}
