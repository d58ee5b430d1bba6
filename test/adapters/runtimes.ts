import type { Skip } from '../../src/testing/adapter.js'

/** What a runtime gives its adapter: the tests are run by these rows, and the table of `docs/adapters.md` is printed from them. */
export interface Runtime {
  readonly name: string
  /** Subpath and function. */
  readonly adapter: readonly [path: string, name: string]
  /** From when on the budget counts. */
  readonly counts: 'from the edge' | 'from the headers on' | 'from the adapter on'
  readonly knowsTimeLeft: boolean
  /** The promises of the contract that it cannot keep. */
  readonly skip: readonly Skip[]
}

const lambda = ['lambda', 'lambda'] as const
const express = ['express', 'express'] as const
const gateway = { counts: 'from the edge', knowsTimeLeft: true } as const
const balancer = { counts: 'from the adapter on', knowsTimeLeft: true } as const
const server = { counts: 'from the headers on', knowsTimeLeft: false } as const
const parsed = { counts: 'from the adapter on', knowsTimeLeft: false } as const

const noHangUp: Skip = {
  says: 'aborts the signal when the client hangs up',
  because: 'Lambda does not say when the caller hangs up',
}
const lastOnly = { because: 'the load balancer keeps only the last of them' }
const notJson = { because: '`express.json()` refuses it before the adapter is reached' }
const rewritten = { because: '`express.json()` keeps only the value' }

const refusedByJson: readonly Skip[] = [
  { says: 'carries every byte', ...notJson },
  { says: 'carries malformed UTF-8 untouched', ...notJson },
  { says: 'carries a body of exactly the limit', ...notJson },
  {
    says: 'carries of a body of 1 MB one byte more than the limit, by which it is refused, and still gives back the answer',
    ...notJson,
  },
]

const lostByJson: readonly Skip[] = [
  { says: 'carries a body of JSON as it came, spaces and all', ...rewritten },
  { says: 'carries a byte order mark', ...rewritten },
]

const lostByBalancer: readonly Skip[] = [
  { says: 'joins a repeated header in its order', ...lastOnly },
  { says: 'never lets a repeated authorization pass for a single one', ...lastOnly },
]

export const runtimes = [
  { name: 'Lambda function URL', adapter: lambda, ...gateway, skip: [noHangUp] },
  { name: 'HTTP API, payload 2.0', adapter: lambda, ...gateway, skip: [noHangUp] },
  { name: 'HTTP API, payload 1.0', adapter: lambda, ...gateway, skip: [noHangUp] },
  { name: 'REST API', adapter: lambda, ...gateway, skip: [noHangUp] },
  { name: 'REST API with binary media types', adapter: lambda, ...gateway, skip: [noHangUp] },
  { name: 'Application Load Balancer', adapter: lambda, ...balancer, skip: [noHangUp, ...lostByBalancer] },
  { name: 'Application Load Balancer, multi-value headers', adapter: lambda, ...balancer, skip: [noHangUp] },
  { name: '`node:http`, `node:https`', adapter: ['node', 'node'], ...server, skip: [] },
  { name: 'Express', adapter: express, ...server, skip: [] },
  { name: 'Express, before `express.json()`', adapter: express, ...server, skip: [] },
  { name: 'Express, after `express.json()`', adapter: express, ...parsed, skip: [...lostByJson, ...refusedByJson] },
  { name: 'Express, after `express.json({ verify })` that keeps `rawBody`', adapter: express, ...parsed, skip: refusedByJson },
  { name: 'Express, after `express.raw()`', adapter: express, ...parsed, skip: [] },
  { name: 'Fetch: any web-standard runtime', adapter: ['fetch', 'web'], ...server, skip: [] },
] as const satisfies readonly Runtime[]

export type RuntimeName = (typeof runtimes)[number]['name']

export function runtimeOf(name: RuntimeName): Runtime {
  const found = runtimes.find((one) => one.name === name)
  if (!found) throw new Error(`no runtime is called ${name}`)
  return found
}

/** As a table of `docs/adapters.md`. */
export function formatRuntimes(): string {
  const rows = (runtimes as readonly Runtime[]).map(({ name, adapter: [path, called], counts, knowsTimeLeft, skip }) => {
    const hangsUp = !skip.some((one) => one === noHangUp)
    const lost = skip.filter((one) => one !== noHangUp)
    const reasons = [...new Set(lost.map(({ because }) => because))]
    const losses = reasons.map(
      (reason) => `${reason}: ${lost.flatMap(({ says, because }) => (because === reason ? says : [])).join('; ')}`,
    )
    return [
      name,
      `\`${called}\` of \`adapters/${path}\``,
      counts,
      knowsTimeLeft ? 'yes' : 'no',
      hangsUp ? 'yes' : 'no',
      losses.length === 0 ? '–' : losses.join('<br>'),
    ]
  })
  const head = [
    'Runtime',
    'Adapter',
    'The budget counts',
    'Knows the time left',
    'Hears the caller hang up',
    'Does not keep of the contract',
  ]
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
