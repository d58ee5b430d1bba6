// The clients of the server that is measured, in a process of their own.
import { Agent, request } from 'node:http'
import { serveHelper } from '../helper.js'

export interface Load {
  readonly url: string
  readonly times: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const inFlight = 16
const agent = new Agent({ keepAlive: true, maxSockets: inFlight })

serveHelper(async ({ url, times, headers, body }: Load): Promise<{ failed: number }> => {
  let left = times
  let failed = 0
  const callOn = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      if ((await post(url, headers, body)) !== 200) failed += 1
    }
  }
  await Promise.all(Array.from({ length: inFlight }, callOn))
  return { failed }
})

function post(url: string, headers: Load['headers'], body: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode))
    })
    call.once('error', reject).end(body)
  })
}
