import { defineConfig } from 'vitest/config'

// For `npm run mutation`, which says the tests of which room. Properties run few times here, so that a mutant falls to a test
// that names the case and not by luck.
export default defineConfig({
  test: {
    include: [process.env['MUTATION_TESTS'] ?? 'test/core/**/*.test.ts'],
    reporters: ['dot'],
    env: { PROPERTY_RUNS: '20' },
    testTimeout: 20_000,
  },
})
