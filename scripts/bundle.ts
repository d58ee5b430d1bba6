// Builds the ready-made functions: `dist/functions/<name>.mjs`, and in `<name>-modules/` what it loads only when it is asked for.
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, type Metafile } from 'esbuild'
import { type FunctionName, functionNames } from '../src/functions/environment.js'

const root = fileURLToPath(new URL('../', import.meta.url))

/** How a function becomes a bundle; a comparison in bytes is fair only under the same. */
export const bundleOptions = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  splitting: true,
  metafile: true,
  format: 'esm',
  platform: 'node',
  // Lambda runs nodejs24.x; an older Node runs them in the tests.
  target: 'node20',
  // The ES modules of the SDK: its CommonJS ones are half as large again, and slower to start.
  mainFields: ['module', 'main'],
  outExtension: { '.js': '.mjs' },
  legalComments: 'none',
  logLevel: 'warning',
} as const satisfies BuildOptions

/** Dead weight: credential sources that a function has no use for, and a parser of browsers' names. */
export const alias = {
  '@aws-sdk/credential-provider-node': `${root}src/functions/wiring/lambda-credentials.ts`,
  bowser: `${root}src/functions/wiring/nothing.ts`,
}

/** Bundles one function into a folder, by itself: it shares no file with another, so that each can be deployed alone. */
export async function bundleFunction(name: FunctionName, outdir: string, { write = true } = {}): Promise<Metafile> {
  const { metafile } = await build({
    ...bundleOptions,
    alias,
    entryPoints: { [name]: `src/functions/${name}.ts` },
    // Not `<name>/`: Lambda would take a folder of the handler's name for the handler.
    chunkNames: `${name}-modules/[name]-[hash]`,
    outdir,
    write,
  })
  return metafile
}

if (import.meta.filename === process.argv[1]) {
  for (const name of functionNames) await bundleFunction(name, `${root}dist/functions`)
}
