import { createHmac } from 'node:crypto'

/** Asks for one code to be sent. The same `id` may be sent again after a 503 or a broken line: the person gets one message. */
export async function sendCode(
  url: string,
  secret: string,
  code: { id: string; destination: string; code: string; locales?: string[] },
) {
  const body = JSON.stringify(code)
  const timestamp = Math.floor(Date.now() / 1_000)
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const signature = createHmac('sha256', key).update(`${code.id}.${timestamp}.${body}`).digest('base64')
  const headers = { 'webhook-id': code.id, 'webhook-timestamp': `${timestamp}`, 'webhook-signature': `v1,${signature}` }
  const { status } = await fetch(url, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body })
  return { sent: status < 300, again: status === 503 }
}
