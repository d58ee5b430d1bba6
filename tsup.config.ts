import { defineConfig } from 'tsup'

// dist mirrors src file for file; the declarations come from tsc (tsconfig.build.json).
export default defineConfig({
  entry: ['src/**/*.ts'],
  outDir: 'dist',
  format: 'esm',
  target: 'es2023',
  platform: 'neutral',
  bundle: false,
  clean: true,
  sourcemap: false,
  silent: true,
})
