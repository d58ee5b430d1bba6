import { defineConfig } from 'vitest/config'
import { hasMoto, whyNot } from './moto.js'

if (!hasMoto) console.log(whyNot)

// `npm run test:cross`: our own endpoints and drivers beside a second implementation, where one is on the machine.
export default defineConfig({
  test: {
    include: ['test/cross/*.cross.ts'],
    reporters: ['default', './test/closing-line.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  },
})
