import { describe, expect, it } from 'vitest'
import { findings, said, saidBy } from '../linting.js'

describe('calls and markup', () => {
  it('find the dot after the minutes, and markup in braces', () => {
    const voice = { channel: 'voice', locale: 'ja' } as const
    expect(said(['{$code} {$code} {$minutes}.'], voice)).toEqual(['dotted-digits: {$minutes}. may be said as an ordinal'])
    expect(said(['{$code} {$code} {$minutes}'], voice)).toEqual([])
    expect(said(['{'], voice)).toEqual(['broken-wording: the wording is not MessageFormat 2'])
    expect(said(['{#b}{$code}{/b}'])).toEqual(['ssml-in-words: markup in braces is not known'])
    expect(said(['Acme &amp; Co {$code}'])).toEqual(['ssml-in-words: &amp; would be read aloud as it stands'])
  })

  it('take a dot after the word for minutes for the end of a sentence', () => {
    expect(said(['{$code} {$code} {$minutes} min.'], { channel: 'voice', locale: 'ja' })).toEqual([])
  })

  it('say what to do', () => {
    expect(findings(['{$code} {$code} {$minutes}.'], { channel: 'voice', locale: 'ja' })).toMatchObject([
      { suggestion: 'put the word for minutes after it' },
    ])
    expect(findings(['{#b}{$code}{/b}'])).toMatchObject([{ suggestion: 'leave it out: pauses and digits are taken care of' }])
  })

  it.each(['<b>', '</b>', '<br/>', '<break time="1s"/>', '<say-as\nx:y="1">', '&#39;', '&#x27;', '&quot;'])(
    'find %s',
    (markup) => {
      expect(saidBy('ssml-in-words', [`{$code} ${markup}`])).toEqual([`${markup} would be read aloud as it stands`])
    },
  )

  it.each(['1 < 2 > 0', '<3', '<>', '<me@acme>', 'AT&T;', '&#;', '{|literal|}'])('are no matter of %s', (words) => {
    expect(saidBy('ssml-in-words', [`{$code} ${words}`])).toEqual([])
  })
})
