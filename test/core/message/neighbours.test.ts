import { describe, expect, it } from 'vitest'
import { spokenNeighbours } from '../../../src/core/message/neighbours.js'
import { chooseVoice } from '../../../src/core/message/voices.js'
import { eumVoices } from '../../../src/drivers/aws/eum-voices.js'

/** Whom a spoken language reaches beyond its own readers. */
const listeners: Readonly<Record<string, string>> = {
  da: 'fo kl',
  de: 'lb nds rm',
  en: 'ga gd gv mi',
  es: 'ast ca eu gl',
  fr: 'br co lb oc wa',
  it: 'fur rm sc scn vec',
  nb: 'nn se',
  nl: 'af fy li',
  pl: 'szl',
  pt: 'gl',
  sv: 'se',
  'zh-Hans': 'zh-Hant zh-TW yue yue-HK',
}

describe('a language that is followed by ear', () => {
  it.each(Object.entries(listeners))('is %s for readers of %s', (heard, readers) => {
    for (const reader of readers.split(' ')) expect(spokenNeighbours(reader)).toContain(heard)
  })

  it('is no other for any of them', () => {
    const readers = new Set(Object.values(listeners).flatMap((all) => all.split(' ')))
    for (const reader of readers) {
      const heard = Object.keys(listeners).filter((one) => listeners[one]?.split(' ').includes(reader))
      expect([...spokenNeighbours(reader)].sort()).toEqual(heard)
    }
  })

  it('is spoken by a voice', () => {
    for (const heard of Object.keys(listeners)) expect(chooseVoice(eumVoices, heard)).toBeDefined()
  })

  it('is the first of two where both are known', () => {
    expect(spokenNeighbours('gl')).toEqual(['es', 'pt'])
    expect(spokenNeighbours('lb')).toEqual(['de', 'fr'])
    expect(spokenNeighbours('rm')).toEqual(['de', 'it'])
    expect(spokenNeighbours('se')).toEqual(['nb', 'sv'])
  })

  it('is told for a reader of any region, however the wish is spelt', () => {
    expect(spokenNeighbours('ca_ES')).toEqual(['es'])
    expect(spokenNeighbours('GL-es')).toEqual(['es', 'pt'])
  })

  it.each(['uk', 'fi', 'de', 'hy', '?', '', 'constructor', '__proto__'])('is none for %j', (wish) => {
    expect(spokenNeighbours(wish)).toEqual([])
  })
})
