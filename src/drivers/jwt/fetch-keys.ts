import type { IncomingMessage } from 'node:http'
import { type RequestOptions, request as requestTls } from 'node:https'
import { OtpError } from '../../core/errors.js'
import type { Clock } from '../../core/ports/clock.js'

export interface FetchedKeys {
  readonly body: string
  /** From `Cache-Control`; 0 where it forbids keeping. */
  readonly maxAgeMs?: number
}

// A key set has two or three keys of 400 bytes.
const mostBytes = 262_144

/**
 * Gets a key set by `node:https`: the fetch implementation costs a cold start 35 ms and 9 MB. Follows no redirect.
 * @throws OtpError `issuer-unreachable`
 */
export async function fetchKeys(uri: URL, { timeoutMs, clock }: { timeoutMs: number; clock: Clock }): Promise<FetchedKeys> {
  const over = new AbortController()
  const cut = new AbortController()
  clock.sleep(timeoutMs, over.signal).then(
    () => cut.abort(),
    () => undefined, // the answer was first
  )
  try {
    const response = await get(uri, cut.signal)
    if (response.statusCode !== 200) {
      response.destroy()
      throw new OtpError('issuer-unreachable', `the key set does not answer 200`)
    }
    const body = await read(response)
    return { body, ...maxAge(response.headers['cache-control']) }
  } catch (thrown) {
    if (thrown instanceof OtpError) throw thrown
    const detail = cut.signal.aborted ? `no key set within ${timeoutMs} ms` : 'the key set cannot be fetched'
    throw new OtpError('issuer-unreachable', detail, { cause: thrown })
  } finally {
    over.abort()
  }
}

async function get(uri: URL, signal: AbortSignal): Promise<IncomingMessage> {
  // Only a local issuer speaks plain HTTP. Node loads the fetch implementation with an ESM import of node:http, so it is loaded only there.
  const request = uri.protocol === 'http:' ? (await import('node:http')).request : requestTls
  return new Promise((resolve, reject) => {
    const options: RequestOptions = { signal, agent: false, headers: { accept: 'application/json' } }
    request(uri, options, resolve).on('error', reject).end()
  })
}

async function read(response: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > mostBytes) throw new OtpError('issuer-unreachable', 'the key set is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function maxAge(cacheControl = ''): { maxAgeMs?: number } {
  if (/\bno-(?:store|cache)\b/i.test(cacheControl)) return { maxAgeMs: 0 }
  const seconds = /(?:^|[\s,])max-age="?(\d{1,9})/i.exec(cacheControl)?.[1]
  return seconds === undefined ? {} : { maxAgeMs: Number(seconds) * 1_000 }
}
