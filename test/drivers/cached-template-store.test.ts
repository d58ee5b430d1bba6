import { describe, expect, it } from 'vitest'
import { OtpError } from '../../src/core/errors.js'
import type { Template } from '../../src/core/model/template.js'
import type { TemplateStore } from '../../src/core/ports/template-store.js'
import { type CachedTemplateStoreOptions, cachedTemplateStore } from '../../src/drivers/cached-template-store.js'
import { memoryTemplateStore } from '../../src/drivers/memory-template-store.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { templateStoreContract } from '../../src/testing/template-store.js'

const signal = new AbortController().signal
const text = { purpose: 'authentication', channel: 'sms' } as const
const call = { purpose: 'authentication', channel: 'voice' } as const

/** A store whose words, failures and pace are set by the test, behind the cache. */
function stage(options: Partial<CachedTemplateStoreOptions> = {}) {
  const clock = createFakeClock()
  const heard: OtpError[] = []
  const behind = { version: '1', empty: false, failing: false as unknown, takesMs: 0, asked: 0, stopped: 0 }
  const store: TemplateStore = {
    list: async (of, stop) => {
      behind.asked += 1
      stop.addEventListener('abort', () => (behind.stopped += 1))
      if (behind.takesMs > 0) await clock.sleep(behind.takesMs)
      if (behind.failing !== false) throw behind.failing
      const template: Template = { locale: 'de', ...of, version: behind.version, wordings: ['{$code}'] }
      return behind.empty ? [] : [template]
    },
  }
  const cache = cachedTemplateStore({ store, clock, onFailure: (failure) => heard.push(failure), ...options })
  const versions = async (of: Parameters<TemplateStore['list']>[0] = text, stop = signal) =>
    (await cache.list(of, stop)).map(({ version }) => version)
  return { clock, behind, heard, versions }
}

it('survives a store that throws instead of rejecting', async () => {
  const unheard: unknown[] = []
  const hear = (reason: unknown) => unheard.push(reason)
  process.on('unhandledRejection', hear)
  const store: TemplateStore = {
    list: () => {
      throw new OtpError('store-unavailable')
    },
  }
  await expect(cachedTemplateStore({ store, clock: createFakeClock() }).list(text, signal)).rejects.toMatchObject({
    code: 'store-unavailable',
  })
  await new Promise(setImmediate)
  process.off('unhandledRejection', hear)
  expect(unheard).toEqual([])
})

const down = new OtpError('store-unavailable', 'down')

describe('cachedTemplateStore', () => {
  for (const { says, proof } of templateStoreContract(async (templates) =>
    cachedTemplateStore({ store: memoryTemplateStore({ templates }), clock: createFakeClock() }),
  ))
    it(says, proof)

  it('asks once while the answer is fresh, for each purpose and channel', async () => {
    const { clock, behind, versions } = stage()
    await versions()
    behind.version = '2'
    await clock.advance(59_999)
    expect(await versions()).toEqual(['1'])
    expect(behind.asked).toBe(1)
    expect(await versions(call)).toEqual(['2'])
    expect(behind.asked).toBe(2)
  })

  it('gives a stale answer at once and asks behind the scenes', async () => {
    const { clock, behind, versions } = stage()
    await versions()
    Object.assign(behind, { version: '2', takesMs: 500 })
    await clock.advance(60_000)
    expect(await versions()).toEqual(['1'])
    expect(await versions()).toEqual(['1'])
    expect(behind.asked).toBe(2)
    await clock.advance(500)
    expect(await versions()).toEqual(['2'])
    expect(behind.asked).toBe(2)
  })

  it('waits for the store when the answer is too old', async () => {
    const { clock, behind, versions } = stage()
    await versions()
    behind.version = '2'
    await clock.advance(3_600_000)
    expect(await versions()).toEqual(['2'])
  })

  it('believes an empty answer for a short time only', async () => {
    const { clock, behind, versions } = stage()
    behind.empty = true
    expect(await versions()).toEqual([])
    behind.empty = false
    await clock.advance(9_999)
    expect(await versions()).toEqual([])
    expect(behind.asked).toBe(1)
    await clock.advance(1)
    expect(await versions()).toEqual(['1'])
  })

  it('shares one look-up among all who ask at the same time', async () => {
    const { clock, behind, versions } = stage()
    behind.takesMs = 100
    const asked = Promise.all(Array.from({ length: 50 }, async () => versions(text, new AbortController().signal)))
    await clock.advance(100)
    expect(new Set((await asked).flat())).toEqual(new Set(['1']))
    expect(behind.asked).toBe(1)
  })

  it('lets one who goes away go alone', async () => {
    const { clock, behind, versions } = stage()
    behind.takesMs = 100
    const controller = new AbortController()
    const gone = versions(text, controller.signal)
    const stays = versions()
    controller.abort()
    await expect(gone).rejects.toMatchObject({ code: 'cancelled' })
    await clock.advance(100)
    expect(await stays).toEqual(['1'])
    expect(behind.asked).toBe(1)
  })

  describe('when the store fails', () => {
    it('passes the failure on where nothing is kept, and asks again the next time', async () => {
      const { behind, heard, versions } = stage()
      behind.failing = down
      await expect(versions()).rejects.toBe(down)
      behind.failing = new Error('not one of ours')
      await expect(versions()).rejects.toMatchObject({ code: 'store-unavailable', cause: { name: 'Error' } })
      behind.failing = false
      expect(await versions()).toEqual(['1'])
      expect(heard).toEqual([])
    })

    it('goes on with older words, however old, tells of it, and leaves the store alone for a while', async () => {
      const { clock, behind, heard, versions } = stage()
      await versions()
      behind.failing = down
      await clock.advance(10 * 3_600_000)
      expect(await versions()).toEqual(['1'])
      expect(heard).toEqual([down])
      await clock.advance(9_999)
      expect(await versions()).toEqual(['1'])
      expect(behind.asked).toBe(2)
      Object.assign(behind, { failing: false, version: '2' })
      await clock.advance(1)
      expect(await versions()).toEqual(['2'])
    })

    it('passes the failure on where there was nothing: an outage is no missing template', async () => {
      const { clock, behind, versions } = stage()
      behind.empty = true
      expect(await versions()).toEqual([])
      behind.failing = down
      for (const wait of [10_000, 86_400_000]) {
        await clock.advance(wait)
        await expect(versions()).rejects.toBe(down)
      }
    })

    it('does not mind where nobody listens, or the listener throws', async () => {
      const listeners: Partial<CachedTemplateStoreOptions>[] = [
        {
          onFailure: () => {
            throw new Error('no log')
          },
        },
        {},
      ]
      for (const options of listeners) {
        const clock = createFakeClock()
        let failing = false
        const store: TemplateStore = {
          list: async (of) => {
            if (failing) throw down
            return memoryTemplateStore({ templates: [{ locale: 'de', ...text, version: '1', wordings: ['{$code}'] }] }).list(
              of,
              signal,
            )
          },
        }
        const cache = cachedTemplateStore({ store, clock, ...options })
        await cache.list(text, signal)
        failing = true
        await clock.advance(3_600_000)
        expect(await cache.list(text, signal)).toHaveLength(1)
      }
    })

    it('waits 200 ms for it where there are words, however old, and then leaves it alone for a while', async () => {
      const { clock, behind, heard, versions } = stage()
      await versions()
      behind.takesMs = 10_000
      await clock.advance(10 * 3_600_000)
      const settled: string[][] = []
      const asked = versions().then((found) => settled.push(found))
      await clock.advance(199)
      expect(settled).toEqual([])
      await clock.advance(1)
      await asked
      expect(settled).toEqual([['1']])
      expect(heard).toEqual([])
      await clock.advance(2_800)
      expect(heard.map(({ code }) => code)).toEqual(['store-unavailable'])
      expect(await versions()).toEqual(['1'])
      expect(behind.asked).toBe(2)
    })

    it('gives newer words than those that are too old, where it answers in time', async () => {
      const { clock, behind, versions } = stage()
      await versions()
      Object.assign(behind, { version: '2', takesMs: 199 })
      await clock.advance(10 * 3_600_000)
      const asked = versions()
      await clock.advance(199)
      expect(await asked).toEqual(['2'])
    })

    it('lets one go who waits for newer words', async () => {
      const { clock, behind, versions } = stage()
      await versions()
      behind.takesMs = 10_000
      await clock.advance(10 * 3_600_000)
      const caller = new AbortController()
      const gone = versions(text, caller.signal)
      caller.abort()
      await expect(gone).rejects.toMatchObject({ code: 'cancelled' })
    })

    it('gives the words that were there, also where they are pushed out meanwhile', async () => {
      const { clock, behind, versions } = stage({ maxEntries: 1 })
      await versions()
      await clock.advance(10 * 3_600_000)
      Object.assign(behind, { failing: down, takesMs: 100 })
      const asked = versions()
      await clock.advance(0)
      Object.assign(behind, { failing: false, takesMs: 0 })
      await versions(call)
      behind.failing = down
      await clock.advance(100)
      expect(await asked).toEqual(['1'])
    })

    it('waits 600 ms for it where there are none, so that a send still fits', async () => {
      const { clock, behind, versions } = stage()
      behind.takesMs = 10_000
      const asked = expect(versions()).rejects.toMatchObject({ code: 'store-unavailable' })
      await clock.advance(600)
      await asked
    })

    it('serves the next one with what came too late for the first', async () => {
      const { clock, behind, versions } = stage()
      behind.takesMs = 700
      const asked = expect(versions()).rejects.toMatchObject({ code: 'store-unavailable' })
      await clock.advance(600)
      await asked
      await clock.advance(100)
      expect(await versions()).toEqual(['1'])
      expect(behind.asked).toBe(1)
    })

    it('waits for it no longer than it may, and stops it after 3 s', async () => {
      const { clock, behind, versions } = stage({ answerMs: 300 })
      behind.takesMs = 10_000
      const asked = expect(versions()).rejects.toMatchObject({
        code: 'store-unavailable',
        message: 'store-unavailable: the template store did not answer in 300 ms',
      })
      await clock.advance(300)
      await asked
      await clock.advance(2_699)
      expect(behind.stopped).toBe(0)
      await clock.advance(1)
      expect(behind.stopped).toBe(1)
    })
  })

  it('keeps no more than it may, and forgets what was read longest ago', async () => {
    const { behind, versions } = stage({ maxEntries: 1 })
    await versions()
    await versions(call)
    expect(behind.asked).toBe(2)
    await versions(call)
    expect(behind.asked).toBe(2)
    await versions()
    expect(behind.asked).toBe(3)
  })

  it('lets no failure loose when the words were pushed out while it asked behind the scenes', async () => {
    const { clock, behind, versions } = stage({ maxEntries: 1 })
    await versions()
    await clock.advance(60_000)
    Object.assign(behind, { failing: down, takesMs: 100 })
    expect(await versions()).toEqual(['1'])
    Object.assign(behind, { failing: false, takesMs: 0 })
    await versions(call)
    behind.failing = down
    await clock.advance(100)
    // An unhandled rejection would fail the run.
    await expect(versions()).rejects.toBe(down)
  })

  it('refuses wrong wiring, naming the option', () => {
    const wired = { store: memoryTemplateStore({ templates: [] }), clock: createFakeClock() }
    const make = (options: object) => () => cachedTemplateStore({ ...wired, ...options })
    expect(make({ store: {} })).toThrow(new TypeError("cachedTemplateStore: option 'store' must have list()"))
    expect(make({ clock: {} })).toThrow("option 'clock' must have now() and sleep()")
    for (const name of ['freshMs', 'staleMs', 'negativeMs', 'answerMs', 'maxEntries'])
      expect(make({ [name]: -1 })).toThrow(`option '${name}' must be an integer`)
    expect(make({ onFailure: 1 })).toThrow("option 'onFailure' must be a function")
    expect(make({ ttl: 1 })).toThrow("unknown option 'ttl'")
  })
})
