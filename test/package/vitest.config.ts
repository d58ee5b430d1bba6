import { defineConfig } from 'vitest/config'

// `npm run package`: what is published, packed and installed. Needs `npm run build` first, and the registry.
export default defineConfig({
  test: {
    include: ['test/package/*.test.ts'],
    reporters: ['default', './test/closing-line.ts'],
    testTimeout: 60_000,
    hookTimeout: 240_000,
  },
})
