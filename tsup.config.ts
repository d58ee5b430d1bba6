import { defineConfig } from 'tsup'
import { functionNames } from './src/functions/environment.js'

// dist mirrors src file for file; the declarations come from tsc (tsconfig.build.json). The functions are bundles: scripts/bundle.ts.
export default defineConfig({
  entry: ['src/**/*.ts', ...functionNames.map((name) => `!src/functions/${name}.ts`), '!src/functions/wiring/!(parse).ts'],
  outDir: 'dist',
  format: 'esm',
  target: 'es2023',
  platform: 'neutral',
  bundle: false,
  clean: true,
  sourcemap: false,
  silent: true,
})
