import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { build, type Options } from 'tsup'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { functionNames } from '../../src/functions/environment.js'
import config from '../../tsup.config.js'

const project = mkdtempSync(join(tmpdir(), 'localized-otp-published-'))
const published = join(project, 'node_modules/localized-otp')

/** What a stranger installs: our files as they are built, CDK, and nothing else, not even what the functions need. */
beforeAll(async () => {
  mkdirSync(published, { recursive: true })
  copyFileSync('package.json', join(published, 'package.json'))
  await build({ ...(config as Options), outDir: join(published, 'dist') })
  for (const name of functionNames) {
    const file = join(published, 'dist/functions', `${name}.mjs`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `export const handler = async () => '${name}'\n`)
  }
  for (const name of ['aws-cdk-lib', 'constructs']) {
    symlinkSync(resolve('examples/cdk-app/node_modules', name), join(project, 'node_modules', name), 'junction')
  }
  // It has no types to take out.
  copyFileSync('examples/cdk-app/app.ts', join(project, 'app.mjs'))
})
afterAll(() => rmSync(project, { recursive: true, force: true }))

it('synthesizes the example from what is published, and uploads the bundles that lie there', () => {
  const CDK_OUTDIR = join(project, 'cdk.out')
  const { status, stderr } = spawnSync(process.execPath, ['app.mjs'], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', CDK_OUTDIR, CDK_VALIDATION: 'false' },
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const { Resources } = JSON.parse(readFileSync(join(CDK_OUTDIR, 'LocalizedOtp.template.json'), 'utf8')) as { Resources: object }
  expect(Object.keys(Resources).length).toBeGreaterThan(80)
  const uploaded = readdirSync(CDK_OUTDIR)
    .filter((name) => name.startsWith('asset.'))
    .flatMap((name) => readdirSync(join(CDK_OUTDIR, name)))
  expect(uploaded.sort()).toEqual(['authorizer.mjs', 'hook-direct.mjs', 'receipts.mjs', 'worker.mjs'])
})
