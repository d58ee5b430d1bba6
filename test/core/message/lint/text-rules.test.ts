import { describe, expect, it } from 'vitest'
import { findings, said } from '../linting.js'

describe('the end of a text', () => {
  it('find white space at the end of a text', () => {
    expect(said(['{$code} '])).toEqual(['trailing-newline: the text ends with white space'])
    expect(said(['{$code}. '], { channel: 'voice' })).toEqual([])
  })

  it('is no white space, which is to be deleted', () => {
    expect(findings(['{$code}\n'])).toMatchObject([{ severity: 'warning', suggestion: 'delete it' }])
  })

  it('is never an empty line below an autofill line by hand', () => {
    const found = findings(['{$brand}\n@login.example.com #{$code}\n']).filter(({ rule }) => rule === 'trailing-newline')
    expect(found).toMatchObject([
      {
        severity: 'error',
        message: 'a phone reads the empty last line and fills nothing in',
        suggestion: 'let the code be the very end',
      },
    ])
  })
})

describe('an address', () => {
  it.each(['https://', 'HTTP://', 'www.', 'bit.ly/', 'Example.COM', 'acme.de'])('is found: %s', (address) => {
    expect(said([`{$code}: ${address}x`.replace(/(COM|de)x$/, '$1')])).toEqual([`link: ${address} is in the words`])
  })

  it.each(['Good until 12.30', 'For you.Enter it now', 'No.7', 'Acme e.V.'])('is none in %j', (words) => {
    expect(said([`{$code} ${words}`])).toEqual([])
  })

  it('may be that of an autofill line by hand, which is the last', () => {
    expect(said(['{$brand}\n@login.example.com #{$code}'])).toEqual([])
    expect(said(['@login.example.com #{$code}'])).toEqual([])
    expect(said(['{$brand}\n@login.example.com #{$code} @shop.example.com'])).toEqual([])
    expect(said(['{$brand}\n@example.com #{$code}\nEnter it soon.'])).toEqual(['link: example.com is in the words'])
  })
})
