import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { awsEnvironment, inFolder } from './stage.js'

const root = fileURLToPath(new URL('../../', import.meta.url))

const start = (argv: readonly string[], environment: Readonly<Record<string, string>> = {}) => {
  const program = ['--import', 'tsx', `${root}src/cli/bin.ts`, ...argv]
  const child = spawn(process.execPath, program, { cwd: root, env: environment })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const ended = once(child, 'close').then(([exitCode, signal]: unknown[]) => ({ exitCode, signal, out, err }))
  return { child, ended }
}

describe('the program', () => {
  it('is what package.json leads to', () => {
    const { bin } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { bin: object }
    expect(bin).toEqual({ 'localized-otp': 'dist/cli/bin.js' })
    expect(readFileSync(`${root}src/cli/bin.ts`, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  })

  it('writes what was asked for to one stream, what is said of it to the other, and ends with the code', async () => {
    const [preview, wrong] = await Promise.all([
      start(['preview', 'de', '--json']).ended,
      start(['preview', 'de', '--jsn']).ended,
    ])
    expect(preview).toMatchObject({ exitCode: 0, err: '' })
    expect(JSON.parse(preview.out)).toHaveLength(2)
    expect(wrong).toEqual({ exitCode: 2, signal: null, out: '', err: 'error: unknown option --jsn; did you mean --json?\n' })
  })

  it('knows its version', async () => {
    const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string }
    expect(await start(['--version']).ended).toEqual({ exitCode: 0, signal: null, out: `${version}\n`, err: '' })
  })

  it('reads the standard input', async () => {
    const environment = {
      OTP_PREFERENCE_TABLE: 'x',
      OTP_PSEUDONYM_KEYS: Buffer.from('abcd'.repeat(8)).toString('base64'),
    }
    const { child, ended } = start(['preferences', 'get', '-'], environment)
    child.stdin.end('\n')
    expect(await ended).toMatchObject({ exitCode: 2, err: 'error: the user id is empty\n' })
  })

  it('ends at once and cleanly at Ctrl-C, also while a server keeps it waiting', async () => {
    const server = createServer().once('request', () => child.kill('SIGINT'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const environment = awsEnvironment(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    const { child, ended } = start(['diff', import.meta.dirname, '--table', 'x'], environment)
    expect(await ended).toEqual({ exitCode: 130, signal: null, out: '', err: 'error: interrupted\n' })
    server.closeAllConnections()
    server.close()
  })

  it('does not complain when whoever reads has read enough', async () => {
    await inFolder(async () => {
      const { child, ended } = start(['preview', ...Array.from({ length: 300 }, () => 'de')])
      child.stdout.once('data', () => child.stdout.destroy())
      expect(await ended).toMatchObject({ exitCode: 0, err: '' })
    })
  })

  it('ends with what it found though nobody reads it', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'de.json'), JSON.stringify({ sms: { authentication: ['Ihr Code ist {code}'] } }))
      const unread = start(['lint', folder])
      unread.child.stdout.destroy()
      expect(await unread.ended).toMatchObject({ exitCode: 1, err: '' })
      const unheard = start(['lint', join(folder, 'absent')])
      unheard.child.stderr.destroy()
      expect(await unheard.ended).toMatchObject({ exitCode: 3, out: '' })
    })
  })
})
