import assert from 'node:assert/strict'
import type { Decision } from '../core/model/decision.js'
import type { Recorder } from '../core/ports/recorder.js'
import type { Promised } from './promised.js'

export interface RecorderUnderProof {
  readonly recorder: Recorder
  /** What has been kept so far, oldest first. */
  kept(): readonly Decision[]
}

/** What every {@link Recorder} keeps. */
export function recorderContract(create: () => RecorderUnderProof): readonly Promised[] {
  return [
    {
      says: 'keeps decisions whole and in their order',
      proof: async () => {
        const { recorder, kept } = create()
        const decisions = [sampleDecision('event-1'), sampleDecision('event-2')]
        for (const decision of decisions) recorder.record(decision)
        assert.deepEqual(kept(), decisions)
      },
    },
    {
      says: 'keeps a decision as it was when it was recorded',
      proof: async () => {
        const { recorder, kept } = create()
        const facts: Decision['facts'][number][] = [{ fact: 'repeated' }]
        recorder.record({ ...sampleDecision('event-1'), facts })
        facts.push({ fact: 'buried' })
        assert.deepEqual(kept()[0]?.facts, [{ fact: 'repeated' }])
      },
    },
  ]
}

function sampleDecision(requestId: string): Decision {
  return {
    at: Date.UTC(2026, 0, 1),
    ms: 12,
    hook: 'sample',
    status: 'sent',
    requestId,
    purpose: 'authentication',
    channel: 'sms',
    country: 'DE',
    sender: 'phone "one"\n',
    messageId: 'm-1',
    facts: [{ fact: 'locale', chosen: 'de', why: 'exact', trace: [{ wished: 'de', found: 'de', why: 'exact' }] }],
  }
}
