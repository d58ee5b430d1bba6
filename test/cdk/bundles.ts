import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../dist/functions', import.meta.url))
const bundle = `${folder}/authorizer.mjs`

/** A template does not look into the bundles; where they are not built, something stands there for as long as these tests run. */
export function setup(): (() => void) | undefined {
  // A build that was broken off leaves the folder without them.
  if (existsSync(bundle)) return undefined
  const made = existsSync(folder) ? bundle : folder
  mkdirSync(folder, { recursive: true })
  writeFileSync(bundle, 'export const handler = async () => undefined\n')
  return () => rmSync(made, { recursive: true, force: true })
}
