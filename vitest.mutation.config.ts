import { defineConfig } from 'vitest/config'

// For `npm run mutation`: what the core's own tests notice. Properties run few times here, so that a mutant falls to a test
// that names the case and not by luck.
export default defineConfig({
  test: { include: ['test/core/**/*.test.ts'], reporters: ['dot'], env: { PROPERTY_RUNS: '20' }, testTimeout: 20_000 },
})
