import { defineConfig } from 'vitest/config'

// For `npm run mutation`, which says which tests. Properties run few times here, so that a mutant falls to a test
// that names the case and not by luck.
export default defineConfig({
  test: {
    include: (process.env['MUTATION_TESTS'] ?? 'test/core/**/*.test.ts').split(','),
    reporters: ['dot'],
    env: { PROPERTY_RUNS: '20' },
    testTimeout: 20_000,
  },
})
