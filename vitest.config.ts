import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const src = fileURLToPath(new URL('./src', import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      { find: /^localized-otp$/, replacement: `${src}/index.ts` },
      { find: /^localized-otp\/testing$/, replacement: `${src}/testing/index.ts` },
      { find: /^localized-otp\/(.+)$/, replacement: `${src}/$1.ts` },
    ],
  },
  test: {
    include: ['test/**/*.test.ts', 'examples/*/*.test.ts'],
    // Needs a build and the registry: `npm run package`.
    exclude: ['test/package/**', 'test/cdk/**', 'examples/cdk-app/**'],
    reporters: ['default', './test/closing-line.ts'],
    // The full run of the property tests takes its time.
    testTimeout: process.env['PROPERTY_RUNS'] === undefined ? 20_000 : 3_600_000,
    // The SDK warns on Node 20 that releases from 2027 on need Node 22.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      // Its own tests measure it: `npm run test:cdk`.
      exclude: ['src/cdk/**'],
      reporter: ['text-summary', 'json-summary'],
      // What holds today; it can only rise.
      thresholds: {
        'src/core/**': { branches: 99, functions: 99, lines: 99 },
        'src/core/model/**': { branches: 100, functions: 100, lines: 100 },
        'src/core/message/**': { branches: 100, functions: 100, lines: 100 },
      },
    },
  },
})
