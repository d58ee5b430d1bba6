import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shippedLocales } from '../../src/core/catalog/shipped-templates.js'
import { purposes } from '../../src/core/model/purpose.js'
import { inFolder, run } from './stage.js'

const previewOf = async (argv: readonly string[]) => {
  const { exitCode, out } = await run(['preview', ...argv, '--json'])
  return { exitCode, all: JSON.parse(out) as Record<string, unknown>[] }
}

describe('preview', () => {
  it('shows the text, its segments and how the language was chosen', async () => {
    const { exitCode, out, err } = await run([
      'preview',
      'gsw_CH,fr',
      '--channel',
      'sms',
      '--brand',
      'Muster',
      '--code',
      '007314',
    ])
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' })
    expect(out).toContain('gsw_CH, fr  sms  authentication\n')
    expect(out).toContain('wished gsw-CH: de (sibling)\nwished fr: fr (exact)\nlanguage de (sibling)\n')
    expect(out).toMatch(/1 segment, \d+ units of gsm-7\n {2}\| 007314 .*Muster/)
  })

  it('shows the spoken form and the voice', async () => {
    const { out } = await run(['preview', 'de', '--channel', 'voice', '--speed', 'x-slow'])
    expect(out).toContain('voice VICKI')
    expect(out).toContain('<say-as interpret-as="digits">1</say-as><break time="800ms"/>')
    const { out: plain } = await run(['preview', 'de', '--channel', 'voice', '--plain'])
    expect(plain).toContain('1, 2, 3, 4, 5, 6;')
  })

  it('names the letters that force the dearer encoding', async () => {
    const { out } = await run(['preview', 'pl', '--channel', 'sms', '--brand', 'Łódź'])
    expect(out).toMatch(/of ucs-2, by .*Ł/)
  })

  it('ends with the lines by which phones fill the code in', async () => {
    const { out } = await run(['preview', 'de', '--channel', 'sms', '--host', 'example.com', '--android-hash', 'FA+9qCX9VSu'])
    expect(out).toMatch(/\n {2}\| @example\.com #123456 FA\+9qCX9VSu\n$/)
    const { exitCode, err } = await run(['preview', 'de', '--host', 'https://example.com'])
    expect({ exitCode, err }).toEqual({ exitCode: 2, err: expect.stringMatching(/^error: --host .*must be a host/) as string })
  })

  it('shows any language, channel and purpose', async () => {
    const all = purposes.flatMap((purpose) => ['--purpose', purpose])
    const { exitCode, all: previews } = await previewOf([...shippedLocales.slice(0, 12), ...all])
    expect(exitCode).toBe(0)
    expect(previews).toHaveLength(12 * 2 * 4)
    expect(previews.every(({ body }) => typeof body === 'string' && body !== '')).toBe(true)
  })

  it('leaves the time out where it is not known', async () => {
    const { all } = await previewOf(['en', '--channel', 'sms', '--minutes', '0'])
    expect(all[0]?.['body']).not.toMatch(/minute/)
    expect((await previewOf(['en', '--channel', 'sms', '--minutes', '7'])).all[0]?.['body']).toMatch(/7 minutes/)
  })

  it("takes one's own words over the shipped ones, those of the country first, and shows what cannot be seen", async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'de.json'), JSON.stringify({ sms: { authentication: ['{$brand}\u202e \u0007 {$code}'] } }))
      await writeFile(join(folder, 'de@CH.json'), JSON.stringify({ sms: { authentication: ['Grüezi {$code}'] } }))
      const { out } = await run(['preview', 'de', '--channel', 'sms', '--folder', folder])
      expect(out).toContain('| Acme⟨U+202E⟩ ⟨U+0007⟩ 123456')
      expect((await run(['preview', 'de', '--channel', 'sms', '--folder', folder, '--country', 'ch'])).out).toContain(
        'Grüezi 123456',
      )
      const { exitCode, all } = await previewOf(['de', '--folder', folder, '--own', '--purpose', 'recovery'])
      expect(exitCode).toBe(1)
      expect(all.map(({ failure }) => (failure as { code: string }).code)).toEqual(['template-missing', 'template-missing'])
    })
  })

  it('says why there would be no message', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'en.json'), JSON.stringify({ sms: { authentication: ['Your code is {code}', 'no code'] } }))
      const { exitCode, out } = await run(['preview', '!!', 'en', '--channel', 'sms', '--folder', folder, '--own'])
      expect(exitCode).toBe(1)
      expect(out).toContain('wished what is no language: unreadable')
      expect(out).toContain('wording 1 of en failed: template-broken\nwording 2 of en failed: template-broken\ntemplate-broken: ')
    })
  })

  it('names the broken file and the place in it', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'de.json'), '{ "sms": ')
      const { exitCode, out, err } = await run(['preview', 'de', '--folder', folder])
      expect({ exitCode, out }).toEqual({ exitCode: 3, out: '' })
      expect(err).toMatch(/^error: store-malformed: 1 of 1 template files cannot be used: de\.json: line 1/)
    })
  })
})
