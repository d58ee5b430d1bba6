import { expect, it } from 'vitest'
import { memoryRecorder } from '../../src/drivers/memory-recorder.js'
import { recorderContract } from '../../src/testing/recorder.js'

for (const { says, proof } of recorderContract(() => {
  const recorder = memoryRecorder()
  return { recorder, kept: recorder.decisions }
})) {
  it(says, proof)
}

it('lets the oldest go when it is full', () => {
  const recorder = memoryRecorder({ limit: 2 })
  for (const at of [1, 2, 3]) recorder.record({ at, ms: 0, hook: 'sample', status: 'failed', facts: [] })
  expect(recorder.decisions().map(({ at }) => at)).toEqual([2, 3])
})

it('refuses wrong wiring by name', () => {
  expect(() => memoryRecorder({ limit: 0 })).toThrow(/memoryRecorder: option 'limit'/)
})
