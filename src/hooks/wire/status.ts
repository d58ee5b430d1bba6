import { errorMeanings } from '../../core/errors.js'
import { type Answer, jsonAnswer } from '../../core/model/call.js'
import type { Outcome, Receipt } from '../../core/model/receipt.js'
import { isIdentifier } from './body.js'
import { type Verdicts, verdictOn } from './families.js'

/** An HTTP status, of which 503 alone says "come again"; or *unsure*: it may be on its way already. */
export type StatusVerdict = 204 | 400 | 401 | 403 | 405 | 410 | 413 | 422 | 500 | 503 | 'unsure'

/** What a platform that repeats its calls is told when the message may be on its way and nobody knows. */
export type WhenUnsure = 'success' | 'retry'

/** The answer for platforms that read the status, and at most log the rest. The reason is one of our own words. */
export function statusAnswer(outcome: Outcome, table: Verdicts<StatusVerdict>, whenUnsure: WhenUnsure): Answer {
  if ('receipt' in outcome) return success(outcome.receipt)
  const { code, sent } = outcome.failure
  const verdict = sent === 'maybe' ? 'unsure' : verdictOn(table, code)
  if (verdict === 204) return { status: 204, headers: {}, body: '' }
  if (verdict === 'unsure' && whenUnsure === 'success') return jsonAnswer(200, { status: 'unsure' })
  const reason = Object.hasOwn(errorMeanings, code) ? code : 'internal'
  return jsonAnswer(verdict === 'unsure' ? 503 : verdict, { status: 'failed', reason })
}

function success(receipt: Receipt): Answer {
  const id = receipt.status === 'sent' ? receipt.messageId : receipt.id
  return jsonAnswer(200, { status: receipt.status, ...(isIdentifier(id) ? { id } : {}) })
}
