import { type Answer, type Call, jsonAnswer } from '../../core/model/call.js'
import type { Handler } from '../../core/ports/handler.js'

/** A handler never rejects. Should one do so all the same, the platform learns that it failed, and nothing of why. */
export async function answerOf(handler: Handler, call: Call, signal?: AbortSignal): Promise<Answer> {
  try {
    return await handler(call, signal)
  } catch {
    return jsonAnswer(500, {})
  }
}
