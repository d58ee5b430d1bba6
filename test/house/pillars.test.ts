import { posix } from 'node:path'
import { expect, it } from 'vitest'
import { type HouseFile, read } from './house.js'

/** What a page says that a test proves: the file, and the sentence where one is quoted. */
function proofs({ path, text }: HouseFile): { readonly page: string; readonly file: string; readonly says?: string }[] {
  return [...text.matchAll(/`([\w/-]+\.test\.ts)`(?: \(“([^”]+)”)?/g)].map(([, file = '', says]) => ({
    page: path,
    file,
    ...(says === undefined ? {} : { says }),
  }))
}

const wordsOf = (text: string): string => text.replace(/\W+/g, ' ')

/** Proofs that there are not: no such file, or no such sentence in it. A name alone may be that of a file in `test/cdk/localized-otp`. */
function unfounded(pages: readonly HouseFile[], tests: readonly HouseFile[]): string[] {
  return pages.flatMap(proofs).flatMap(({ page, file, says }) => {
    const path = file.includes('/') ? file : posix.join('test/cdk/localized-otp', file)
    const test = tests.find((one) => one.path === path)
    if (test === undefined) return [`${page} names ${file}`]
    const [first = '', last = ''] = says?.split('…').map(wordsOf) ?? []
    const text = wordsOf(test.text)
    return text.includes(first.trim()) && text.includes(last.trim()) ? [] : [`${page} quotes “${says}” of ${file}`]
  })
}

it('has a page for each of the six pillars, and every proof that they name', () => {
  const pages = read('docs/pillars', '.md')
  expect(pages).toHaveLength(6)
  for (const page of pages) expect(proofs(page).length).toBeGreaterThan(3)
  expect(unfounded(pages, read('test', '.test.ts'))).toEqual([])
})

it('finds the proof that there is not', () => {
  const tests = [{ path: 'test/cdk/localized-otp/a.test.ts', text: `it('holds water', () => {})` }]
  const page = (text: string): HouseFile => ({ path: 'docs/pillars/x.md', text })
  expect(unfounded([page('`a.test.ts` (“holds …”), `a.test.ts`')], tests)).toEqual([])
  expect(unfounded([page('`b.test.ts` and `a.test.ts` (“holds wine”)')], tests)).toEqual([
    'docs/pillars/x.md names b.test.ts',
    'docs/pillars/x.md quotes “holds wine” of a.test.ts',
  ])
})
