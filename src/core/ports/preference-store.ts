import type { Preference } from '../model/preference.js'

/** Holds what people have chosen. */
export interface PreferenceStore {
  /** @throws OtpError `store-unavailable` or `store-malformed` */
  find(userId: string, signal: AbortSignal): Promise<Preference | undefined>
}

/** A preference store that can also be written; every driver is one. */
export interface WritablePreferenceStore extends PreferenceStore {
  /** Replaces what was there. */
  put(userId: string, preference: Preference, signal: AbortSignal): Promise<void>
  /** Forgets the person; nothing remains, also not under a former pseudonym. */
  forget(userId: string, signal: AbortSignal): Promise<void>
}
