import { describe, expect, it } from 'vitest'
import { said } from '../linting.js'

describe('the rules on scripts', () => {
  it.each<[string, string, string | undefined]>([
    ['zh-Hans', '{$brand} 登錄碼 {$code}', '錄'],
    ['zh-Hant', '{$brand} 登录码 {$code}', '录'],
    ['ja', '{$brand} ログインコード {$code}', undefined],
    ['ja', '{$brand} 코드 {$code}', '코'],
    ['ru', 'Код для VPN {$brand}: {$code}', undefined],
    ['ru', 'Your code for {$brand} today: {$code}', 'Your code for today'],
    ['ru', '{$brand}: {$code}', undefined],
    ['en', 'Your c\u043ede is {$code}', '\u043e'],
    ['ru', 'Acme VPN Pro: {$code}', undefined],
    ['ru', 'Acme VPN Pro Max: {$code}', 'Acme VPN Pro Max'],
    ['ru', 'Код для Bank of New York: {$code}', undefined],
    ['ko', '코드 認證 {$code}', undefined],
    ['ko', '코드 \u0436 {$code}', '\u0436'],
    ['de', '{$code} \u00fcber Stra\u00dfe', undefined],
    ['chr', 'Your {$code}', undefined],
    ['?', 'Your c\u043ede is {$code}', undefined],
  ])('read %s: %s', (locale, wording, foreign) => {
    const found = said([wording], { locale }).filter((one) => one.startsWith('wrong-script'))
    expect(found).toEqual(foreign === undefined ? [] : [`wrong-script: ${foreign} is not how ${locale} is written`])
  })
})
