import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { expect, it } from 'vitest'
import type { Table } from '../../bench/harness.js'

it.each([
  ['compose', ['ours: negotiate, choose, render, measure', 'intl-messageformat, kept', 'plain replacement']],
  ['verify', ['ours, a token seen before', '@okta/jwt-verifier', 'aws-jwt-verify', 'jose, remote key set']],
  ['worker', ['ours', 'naive']],
  ['handler', ['ours on node:http', 'Express 5 and express.json, echo']],
  ['bundles', ['authorizer']],
])(
  'the bench %s runs a round',
  (name, rows) => {
    const args = ['--import', 'tsx', 'bench/run.ts', name, '--smoke', '--json']
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 })
    expect(status, stderr).toBe(0)
    const tables = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Table)
    expect(tables[0]?.rows.map((row) => row.name)).toEqual(expect.arrayContaining(rows))
    for (const { rows: measured } of tables) {
      for (const { figures } of measured) for (const figure of Object.values(figures)) expect(figure).toBeGreaterThan(0)
    }
  },
  60_000,
)

it('names a bench that there is not', () => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'bench/run.ts', 'speed'], { encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr).toContain('There is no bench called speed; there are compose, verify, worker, handler, bundles.')
})
