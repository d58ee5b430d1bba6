/**
 * A promise of a port: the sentence that says it, and the proof that it is kept. A contract is a list of them, as data,
 * so that any test runner can run it:
 *
 * `for (const { says, proof } of templateStoreContract(create)) it(says, proof)`
 */
export interface Promised {
  readonly says: string
  readonly proof: () => Promise<void>
}
