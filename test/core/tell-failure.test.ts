import { describe, expect, it } from 'vitest'
import { OtpError, tellFailure } from '../../src/core/errors.js'

describe('tellFailure', () => {
  const failure = new OtpError('store-unavailable')

  it('tells the listener, and nobody where there is none', () => {
    const heard: OtpError[] = []
    tellFailure((one) => heard.push(one), failure)
    tellFailure(null, failure)
    expect(heard).toEqual([failure])
  })

  it('swallows what the listener throws', () => {
    expect(() =>
      tellFailure(() => {
        throw new Error('no log')
      }, failure),
    ).not.toThrow()
  })
})
