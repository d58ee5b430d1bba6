// `node bundle.js`: one file for Lambda. The SDK's ES modules are smaller than its others, and start faster.
import { build } from 'esbuild'

await build({
  entryPoints: ['handler.ts'],
  outfile: 'dist/handler.mjs',
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
})
