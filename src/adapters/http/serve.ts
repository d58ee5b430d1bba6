import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { systemClock } from '../../core/delivery/system-clock.js'
import { type Answer, jsonAnswer } from '../../core/model/call.js'
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
  const leave = (): void => gone.abort()
  // The caller has hung up, or somebody else, such as a time limit in front, has answered: a code must not follow.
  // A response that waits behind another one on its line never closes, so the line is watched for it.
  if (response.destroyed || isAnswered(response)) leave()
  const endings = endingsOf(request, response)
  try {
    for (const ending of endings) ending.once('close', leave)
    const body = await bodyOf(request)
    const call = { method: (request.method ?? '').toUpperCase(), headers: joinHeaders(pairsOf(request)), body, receivedAt }
    send(response, await answerOf(handler, call, gone.signal))
  } catch {
    fail(response)
  } finally {
    for (const ending of endings) ending.off('close', leave)
  }
}

/** The response; and the line, where the response still waits for it. A host that makes its requests itself may have none. */
function endingsOf({ socket }: IncomingMessage, response: ServerResponse): readonly (ServerResponse | Socket)[] {
  const isLine = typeof (socket as Partial<Socket> | null | undefined)?.once === 'function'
  return isLine && response.socket !== socket ? [response, socket] : [response]
}

const isAnswered = (response: ServerResponse): boolean => response.headersSent || response.writableEnded

/** The body broke off, was lost to somebody in front, or the answer is none. */
function fail(response: ServerResponse): void {
  try {
    send(response, jsonAnswer(500, {}))
  } catch {
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
    request.on('data', (data: Uint8Array | string) => {
      if (length >= keptBytes) return
      // Text, where somebody in front has set an encoding.
      const chunk = typeof data === 'string' ? Buffer.from(data, request.readableEncoding ?? 'utf8') : data
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
  if (response.destroyed || isAnswered(response)) return
  response.statusCode = status
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  response.end(body)
}
