import { expect, it } from 'vitest'
import type { Decision } from '../../src/core/model/decision.js'
import { jsonLinesRecorder } from '../../src/drivers/json-lines-recorder.js'
import { recorderContract } from '../../src/testing/recorder.js'

function create() {
  const lines: string[] = []
  const recorder = jsonLinesRecorder({ write: (line) => lines.push(line) })
  const kept = () =>
    lines.map((line) => {
      const { event, ...decision } = JSON.parse(line) as Decision & { event: string }
      expect(event).toBe('otp-decision')
      return decision
    })
  return { recorder, kept, lines }
}

for (const { says, proof } of recorderContract(create)) it(says, proof)

it('never breaks a line, whatever is in it', () => {
  const { recorder, lines } = create()
  recorder.record({ at: 0, ms: 0, hook: 'a\nb\r\u2028', status: 'failed', facts: [] })
  expect(lines).toHaveLength(1)
  expect(lines[0]).not.toMatch(/[\n\r]/)
})

it('refuses wrong wiring by name', () => {
  expect(() => jsonLinesRecorder({} as never)).toThrow(/jsonLinesRecorder: option 'write' must be a function/)
})
