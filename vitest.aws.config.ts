import { defineConfig } from 'vitest/config'

// `npm run test:aws`: the suites that need an AWS, a real one or one that stands in for it.
export default defineConfig({
  test: {
    include: ['test/aws/*.aws.ts'],
    reporters: ['default', './test/closing-line.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  },
})
