/** Tells the provider whether a code was used, so that it learns which routes work. */
export interface Feedback {
  report(messageId: string, outcome: 'used' | 'unused', signal: AbortSignal): Promise<void>
}
