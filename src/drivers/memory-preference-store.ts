import { abortFailure } from '../core/errors.js'
import type { Preference } from '../core/model/preference.js'
import type { WritablePreferenceStore } from '../core/ports/preference-store.js'

/** Makes a preference store in memory, for tests and demonstrations. */
export function memoryPreferenceStore(): WritablePreferenceStore {
  const preferences = new Map<string, Preference>()
  return {
    async find(userId, signal) {
      if (signal.aborted) throw abortFailure(signal)
      return structuredClone(preferences.get(userId))
    },
    async put(userId, preference, signal) {
      if (signal.aborted) throw abortFailure(signal)
      preferences.set(userId, structuredClone(preference))
    },
    async forget(userId, signal) {
      if (signal.aborted) throw abortFailure(signal)
      preferences.delete(userId)
    },
  }
}
