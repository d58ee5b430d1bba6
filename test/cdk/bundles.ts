import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../dist/functions', import.meta.url))

/** A template does not look into the bundles; where they are not built, something stands there for as long as these tests run. */
export function setup(): (() => void) | undefined {
  if (existsSync(folder)) return undefined
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/authorizer.mjs`, 'export const handler = async () => undefined\n')
  return () => rmSync(folder, { recursive: true, force: true })
}
