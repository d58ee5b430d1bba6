import { OtpError } from '../../core/errors.js'

/** What a signed token says, before anybody has checked the signature. */
export interface CompactToken {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>>
}

// Tokens of client credentials have about 700 characters; whoever sends more wants us to work.
const mostCharacters = 16_384

/**
 * Takes a signed token in compact form apart (RFC 7515 section 7.1), and accepts only one spelling of it: base64url without padding or
 * loose bits, UTF-8, JSON objects without a repeated name.
 * @throws OtpError `token-malformed`
 */
export function readCompactToken(token: string): CompactToken {
  const parts = token.length > mostCharacters ? [] : token.split('.')
  const [header, claims, signature] = parts
  if (parts.length !== 3 || header === undefined || claims === undefined || signature === undefined) throw malformed()
  decode(signature)
  return { header: readObject(decode(header)), claims: readObject(decode(claims)) }
}

const malformed = (): OtpError => new OtpError('token-malformed')

function decode(part: string): Buffer {
  const bytes = Buffer.from(part, 'base64url')
  if (bytes.toString('base64url') !== part) throw malformed()
  return bytes
}

function readObject(bytes: Buffer): Record<string, unknown> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && !repeatsName(text)) {
      return value as Record<string, unknown>
    }
  } catch {
    // Without a cause, for it would quote the token.
  }
  throw malformed()
}

/** Whether an object in this valid JSON has the same name twice: one reader might see the first, another the last (RFC 7519 section 4). */
function repeatsName(json: string): boolean {
  const open: (Set<string> | undefined)[] = []
  let text = ''
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:]/g)) {
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(undefined)
    else if (token === '}' || token === ']') open.pop()
    else if (token !== ':') text = token
    else {
      const name = JSON.parse(text) as string
      if (open.at(-1)?.has(name)) return true
      open.at(-1)?.add(name)
    }
  }
  return false
}
