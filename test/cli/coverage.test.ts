import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shippedLocales } from '../../src/core/catalog/shipped-templates.js'
import { inFolder, run } from './stage.js'

describe('coverage', () => {
  it('prints all that is shipped in exactly this form', async () => {
    const { exitCode, out } = await run(['coverage', '--json'])
    const coverage = JSON.parse(out) as Record<string, readonly string[]>
    expect(exitCode).toBe(0)
    expect(Object.keys(coverage)).toEqual(['sms', 'voice', 'purposes', 'missing'])
    expect(coverage['sms']).toEqual([...shippedLocales].sort())
    expect(coverage['voice']).toEqual(expect.arrayContaining(['ar', 'de', 'en', 'ja', 'zh-Hans']))
    expect(coverage['purposes']).toEqual(['authentication', 'enrollment', 'recovery', 'unlock'])
    expect(coverage['missing']).toEqual([])
  })

  it('names what is missing: a purpose, a call where there is a voice, a wanted language', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'fi.json'), JSON.stringify({ sms: { authentication: ['{$code}'], recovery: ['{$code}'] } }))
      await writeFile(join(folder, 'fr@CH.json'), JSON.stringify({ sms: { authentication: ['{$code}'] } }))
      const argv = ['coverage', '--folder', folder, '--own', '--want', 'de_CH']
      const { sms, voice, purposes, missing } = JSON.parse((await run([...argv, '--json'])).out) as Record<string, object[]>
      expect({ sms, voice, purposes }).toEqual({ sms: ['fi'], voice: [], purposes: ['authentication', 'recovery'] })
      expect(missing?.filter((one) => 'locale' in one && one.locale === 'fi')).toEqual([
        { locale: 'fi', channel: 'sms', purpose: 'enrollment' },
        { locale: 'fi', channel: 'sms', purpose: 'unlock' },
      ])
      expect(missing).toHaveLength(2 + 8)
      const { exitCode, out } = await run(argv)
      expect(exitCode).toBe(0)
      expect(out).toBe(
        [
          'LANGUAGE  SMS                         VOICE',
          'de-CH     missing                     missing',
          'fi        without enrollment, unlock  no voice',
          '',
          '1 language by SMS, 0 by voice; 10 texts are missing',
          '',
        ].join('\n'),
      )
    })
  })

  it('says so where nothing is missing', async () => {
    expect((await run(['coverage'])).out).toMatch(/\d+ languages by SMS, \d+ by voice; nothing is missing\n$/)
  })
})
