import { describe, it } from 'vitest'
import { memoryPreferenceStore } from '../../src/drivers/memory-preference-store.js'
import { preferenceStoreContract } from '../../src/testing/preference-store.js'

describe('memoryPreferenceStore', () => {
  for (const { says, proof } of preferenceStoreContract(async () => memoryPreferenceStore())) it(says, proof)
})
