import { describe, expect, it } from 'vitest'
import { report } from '../../src/core/errors.js'

describe('report', () => {
  it('tells the listener everything, and nobody where there is none', () => {
    const heard: unknown[] = []
    report((...told: readonly unknown[]) => heard.push(told), 'message-1', 2)
    report(null, 'message-1')
    report(undefined, 'message-1')
    expect(heard).toEqual([['message-1', 2]])
  })

  it('swallows what the listener throws', () => {
    const listener = (): void => {
      throw new Error('no log')
    }
    expect(() => report(listener)).not.toThrow()
  })

  it('swallows what the listener rejects with, so that no process ends for a report', async () => {
    const unhandled: unknown[] = []
    const hear = (reason: unknown): void => void unhandled.push(reason)
    process.on('unhandledRejection', hear)
    report(() => Promise.reject(new Error('no log')))
    await new Promise((resolve) => setTimeout(resolve, 10))
    process.off('unhandledRejection', hear)
    expect(unhandled).toEqual([])
  })
})
