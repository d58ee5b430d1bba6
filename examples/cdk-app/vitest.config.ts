import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('../..', import.meta.url))
const here = createRequire(import.meta.url)

// `npm run test:cdk`: the tests of src/cdk, with the packages of this folder, for the root has none of CDK's.
export default defineConfig({
  root,
  plugins: [
    {
      name: 'packages of this folder',
      enforce: 'pre',
      resolveId: (id) => (/^(aws-cdk-lib|constructs|cdk-nag)(\/|$)/.test(id) ? here.resolve(id) : undefined),
    },
  ],
  resolve: { alias: [{ find: /^localized-otp\/(.+)$/, replacement: `${root}/src/$1.ts` }] },
  test: {
    include: ['test/cdk/**/*.test.ts'],
    globalSetup: ['test/cdk/bundles.ts'],
    reporters: ['default', './test/closing-line.ts'],
    // The validators of CDK take seconds for each stack; test/cdk/synthesis.test.ts switches them on.
    env: { CDK_VALIDATION: 'false' },
    // A synthesis with all its validators takes some seconds, on a busy machine many.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
