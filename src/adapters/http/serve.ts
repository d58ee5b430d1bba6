import type { IncomingMessage, ServerResponse } from 'node:http'
import { systemClock } from '../../core/delivery/system-clock.js'
import type { Answer } from '../../core/model/call.js'
import type { Handler } from '../../core/ports/handler.js'
import { answerOf } from './answer-of.js'
import { cut, joinHeaders, keptBytes } from './incoming.js'
import type { HttpOptions } from './options.js'

/**
 * From a request of node's `http` to its response. Never rejects.
 * The call is received now, before its body: one that comes slowly takes its sender's time, not that in which the platform wants an answer.
 */
export async function serve(
  handler: Handler,
  request: IncomingMessage,
  response: ServerResponse,
  { bodyOf, clock = systemClock }: HttpOptions & { readonly bodyOf: (request: IncomingMessage) => Promise<Uint8Array> },
): Promise<void> {
  const receivedAt = clock.now()
  const gone = new AbortController()
  const leave = (): void => {
    if (!response.writableFinished) gone.abort()
  }
  if (response.destroyed) leave()
  else response.once('close', leave)
  try {
    const body = await bodyOf(request)
    const call = { method: (request.method ?? '').toUpperCase(), headers: joinHeaders(pairsOf(request)), body, receivedAt }
    send(response, await answerOf(handler, call, gone.signal))
  } catch {
    // The body broke off, or the answer is none: nobody is there to be answered, or nothing to answer with.
    response.destroy()
  }
}

/**
 * Reads the body, and keeps of it no more than one byte over the limit; the rest is let through unkept,
 * because a client that is still sending would lose the answer if the line were cut.
 */
export function readBody(request: IncomingMessage): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    let length = 0
    const finish = (): void => {
      // Every request closes in the end; an error made for each would cost more than reading the body.
      request.off('close', breakOff)
      resolve(cut(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
    }
    const breakOff = (): void => reject(new Error('the body broke off'))
    request.on('data', (chunk: Uint8Array) => {
      if (length >= keptBytes) return
      chunks.push(chunk)
      length += chunk.length
      if (length >= keptBytes) finish()
    })
    request.once('end', finish)
    request.once('error', breakOff)
    request.once('close', breakOff)
    // A parser in front may have met the end already, without a byte.
    if (request.readableEnded) finish()
    else if (request.destroyed) breakOff()
  })
}

/** From the raw headers, for node drops the second `authorization` from the cooked ones, and a second one must be seen to be refused. */
function* pairsOf({ rawHeaders }: IncomingMessage): Generator<readonly [string, string]> {
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) yield [rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '']
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed) return
  response.statusCode = status
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  response.end(body)
}
