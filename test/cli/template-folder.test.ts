import { watch } from 'node:fs'
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { writeTemplates } from '../../src/cli/template-folder.js'
import { awsEnvironment, inFolder, run } from './stage.js'

const environment = awsEnvironment('http://127.0.0.1:1')

describe('a folder that is none', () => {
  it.each([
    ['lint', (folder: string) => ['lint', folder]],
    ['coverage', (folder: string) => ['coverage', '--folder', folder]],
    ['preview', (folder: string) => ['preview', 'de', '--folder', folder]],
    ['diff', (folder: string) => ['diff', folder, '--table', 'codes']],
    ['push', (folder: string) => ['push', folder, '--table', 'codes']],
  ])('is named by %s, in one line', async (_, argvOf) => {
    await inFolder(async (folder) => {
      const [file, circle, absent] = [join(folder, 'de.json'), join(folder, 'circle'), join(folder, 'absent')]
      await writeFile(file, '{}')
      await symlink(circle, circle)
      for (const [path, why] of [
        [absent, `there is no folder ${absent}`],
        [file, `${file} is a file; give the folder that it is in`],
        [circle, `${circle} is a link that leads in a circle`],
      ] as const) {
        expect(await run(argvOf(path), { environment })).toEqual({ exitCode: 3, out: '', err: `error: ${why}\n` })
      }
    })
  })

  it('without template files does not pass lint', async () => {
    await inFolder(async (folder) => {
      const err = `error: ${folder} holds no template files, such as de.json or pt-BR.json\n`
      expect(await run(['lint', folder])).toEqual({ exitCode: 3, out: '', err })
    })
  })
})

describe('writeTemplates', () => {
  it('does not break another one at the same time', async () => {
    await inFolder(async (folder) => {
      const seen = new Set<string>()
      const watcher = watch(folder, (_, name) => void seen.add(name ?? ''))
      const put = [{ locale: 'de', purpose: 'authentication', channel: 'sms', version: '1', wordings: ['{$code}'] }] as const
      await Promise.all(Array.from({ length: 8 }, () => writeTemplates(folder, { current: [], put, remove: [] })))
      await vi.waitFor(() => expect(seen.size).toBe(9))
      watcher.close()
      expect(await readdir(folder)).toEqual(['de.json'])
      // The store reads no file that begins with a dot.
      expect([...seen].filter((name) => !name.startsWith(`.de.json.${process.pid}-`))).toEqual(['de.json'])
    })
  })

  it('leaves nothing half-written behind where a file cannot be replaced', async () => {
    await inFolder(async (folder) => {
      await mkdir(join(folder, 'de.json'))
      const put = [{ locale: 'de', purpose: 'authentication', channel: 'sms', version: '1', wordings: ['{$code}'] }] as const
      await expect(writeTemplates(folder, { current: [], put, remove: [] })).rejects.toMatchObject({
        exitCode: 3,
        message: 'de.json cannot be written: EISDIR',
      })
      expect(await readdir(folder)).toEqual(['de.json'])
    })
  })
})
