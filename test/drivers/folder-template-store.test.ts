import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isOtpError, type OtpError } from '../../src/core/errors.js'
import { formatTemplateFile, templateFileName } from '../../src/core/message/template-file.js'
import type { Template } from '../../src/core/model/template.js'
import { folderTemplateStore } from '../../src/drivers/folder-template-store.js'
import { templateStoreContract } from '../../src/testing/template-store.js'

const signal = new AbortController().signal
const text = { purpose: 'unlock', channel: 'sms' } as const
const good = '{"sms": {"unlock": ["{$code}"]}}'

const made: string[] = []
const folderWith = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'templates-'))
  made.push(folder)
  await Promise.all(Object.entries(files).map(async ([name, content]) => writeFile(join(folder, name), content)))
  return folder
}
afterAll(async () => {
  for (const folder of made) await rm(folder, { recursive: true })
})

const filesOf = (templates: readonly Template[]): Record<string, string> => {
  const names = new Set(templates.map(templateFileName))
  return Object.fromEntries(
    [...names].map((name) => [name, formatTemplateFile(templates.filter((one) => templateFileName(one) === name))]),
  )
}

const locales = async (folder: string) =>
  (await folderTemplateStore({ folder }).list(text, signal)).map(({ locale, country = '' }) => `${locale}@${country}`)

/** The failure of a strict store; a tolerant one must tell the same and go on. */
const failureOf = async (folder: string): Promise<OtpError> => {
  const thrown: unknown = await folderTemplateStore({ folder })
    .list(text, signal)
    .catch((reason: unknown) => reason)
  if (!isOtpError(thrown)) throw new Error('not an OtpError')
  return thrown
}

describe('folderTemplateStore', () => {
  for (const { says, proof } of templateStoreContract(async (templates) =>
    folderTemplateStore({ folder: await folderWith(filesOf(templates)) }),
  ))
    it(says, proof)

  it('passes over what is no template file', async () => {
    const folder = await folderWith({ 'de.json': good, 'README.md': '#', '.DS_Store': '\0', '._de.json': '\0', 'de.json~': '{' })
    await mkdir(join(folder, 'old'))
    expect(await locales(folder)).toEqual(['de@'])
  })

  it('sees a change at once', async () => {
    const folder = await folderWith({ 'de.json': good })
    expect(await locales(folder)).toEqual(['de@'])
    await writeFile(join(folder, 'de@CH.json'), good)
    expect(await locales(folder)).toEqual(['de@', 'de@CH'])
  })

  describe('with broken files', () => {
    const junk = {
      'da.json': '{"sms": {"unlock": ["{$code}",]}}',
      'de.json': good,
      'es.json': new Uint8Array([0x7b, 0xe9, 0x7d]),
      'fr.json': ' '.repeat(256 * 1024 + 1),
      'no no.json': good,
    }
    const told = [
      '5 of 6 template files cannot be used',
      "da.json: line 1, column 31: no ',' may stand before ']'",
      'es.json: the file is not in UTF-8',
      'fr.json: the file is larger than 262144 bytes',
      'it.json: this is not a file',
      'no no.json: the name must be a canonical language tag',
    ]
    const folder = (async () => {
      const made = await folderWith(junk)
      await mkdir(join(made, 'it.json'))
      return made
    })()

    it('names each of them, and what is wrong there', async () => {
      const failure = await failureOf(await folder)
      expect(failure.code).toBe('store-malformed')
      for (const words of told) expect(failure.message).toContain(words)
    })

    it('leaves them out and tells of them where that is tolerated', async () => {
      const heard: OtpError[] = []
      const store = folderTemplateStore({ folder: await folder, tolerate: (failure) => heard.push(failure) })
      expect((await store.list(text, signal)).map(({ locale }) => locale)).toEqual(['de'])
      expect(heard.map(({ message }) => message)).toEqual([(await failureOf(await folder)).message])
    })

    it('says that a file cannot be read', async () => {
      const lost = await folderWith({ 'de.json': good })
      await symlink(join(lost, 'nowhere'), join(lost, 'fr.json'))
      expect(await failureOf(lost)).toMatchObject({
        code: 'store-unavailable',
        retryable: true,
        message: 'store-unavailable: 1 of 2 template files cannot be used: fr.json: the file cannot be read: ENOENT',
      })
    })

    it('names the first ten of many', async () => {
      const many = await folderWith(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${index + 10}.json`, '{'])))
      const { message } = await failureOf(many)
      expect(message).toContain('40 of 40')
      expect(message.match(/the name must be/g)).toHaveLength(10)
      expect(message).toMatch(/; and 30 more$/)
    })

    it('refuses a folder that holds more files than there are languages', async () => {
      const full = await folderWith(Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`${index}.json`, ''])))
      expect((await failureOf(full)).message).toBe('store-malformed: the template folder holds more than 1000 files')
    })
  })

  it('says that there is no folder', async () => {
    expect(await failureOf('no/such/folder')).toMatchObject({
      code: 'store-unavailable',
      message: 'store-unavailable: the template folder cannot be read: ENOENT',
      cause: { code: 'ENOENT' },
    })
  })

  it('stops between files when the signal aborts', async () => {
    const controller = new AbortController()
    const asked = folderTemplateStore({ folder: await folderWith({ 'de.json': good }) }).list(text, controller.signal)
    controller.abort()
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('refuses wrong wiring, naming the option', () => {
    expect(() => folderTemplateStore({ folder: '' })).toThrow(
      new TypeError("folderTemplateStore: option 'folder' must be a non-empty string"),
    )
    expect(() => folderTemplateStore({ folder: '.', tolerate: true } as never)).toThrow("option 'tolerate' must be a function")
    expect(() => folderTemplateStore({ path: '.' } as never)).toThrow("unknown option 'path'")
  })
})
