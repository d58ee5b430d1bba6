import { describe, expect, it } from 'vitest'
import { shippedTemplates } from '../../src/core/catalog/shipped-templates.js'
import { createDelivery } from '../../src/core/delivery/direct.js'
import { systemClock } from '../../src/core/delivery/system-clock.js'
import { isOtpError, OtpError } from '../../src/core/errors.js'
import type { Template } from '../../src/core/model/template.js'
import type { TemplateStore } from '../../src/core/ports/template-store.js'
import { consoleSender } from '../../src/drivers/console-sender.js'
import { folderTemplateStore } from '../../src/drivers/folder-template-store.js'
import { layeredTemplateStore } from '../../src/drivers/layered-template-store.js'
import { memoryLedger } from '../../src/drivers/memory-ledger.js'
import { memoryTemplateStore } from '../../src/drivers/memory-template-store.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { sampleRequest } from '../../src/testing/sample-request.js'
import { templateStoreContract } from '../../src/testing/template-store.js'

const signal = new AbortController().signal
const text = { purpose: 'authentication', channel: 'sms' } as const
const words = (locale: string, wording: string, country?: string): Template => ({
  locale,
  ...text,
  version: wording,
  wordings: [wording],
  ...(country === undefined ? {} : { country }),
})
const memory = (...templates: Template[]) => memoryTemplateStore({ templates })
const gone = folderTemplateStore({ folder: 'no/such/folder' })
const said = async (store: TemplateStore) =>
  (await store.list(text, signal)).map(({ locale, country = '', version }) => `${locale}@${country} ${version}`).sort()

describe('layeredTemplateStore', () => {
  for (const { says, proof } of templateStoreContract(async (templates) => {
    const [upper, lower] = [templates.filter((_, index) => index % 2 === 0), templates.filter((_, index) => index % 2 === 1)]
    return layeredTemplateStore({
      layers: [memory(...upper), memory(...lower, ...upper.map((one) => ({ ...one, version: 'covered' })))],
      tolerate: null,
    })
  }))
    it(says, proof)

  it('lets the uppermost layer win for each locale and country', async () => {
    const store = layeredTemplateStore({
      layers: [
        memory(words('de', 'own'), words('de', 'own', 'CH')),
        memory(words('de', 'middle'), words('fr', 'middle')),
        memory(words('de', 'low', 'AT'), words('fr', 'low'), words('en', 'low')),
      ],
      tolerate: null,
    })
    expect(await said(store)).toEqual(['de@ own', 'de@AT low', 'de@CH own', 'en@ low', 'fr@ middle'])
  })

  it('keeps the shipped texts under the own ones', async () => {
    const store = layeredTemplateStore({ layers: [memory(words('de', 'own')), shippedTemplates()], tolerate: null })
    const found = await store.list(text, signal)
    expect(found.find(({ locale }) => locale === 'de')?.version).toBe('own')
    expect(found).toHaveLength((await shippedTemplates().list(text, signal)).length)
  })

  it('goes on with the other layers when one fails, and tells of it', async () => {
    const heard: OtpError[] = []
    const store = layeredTemplateStore({ layers: [gone, memory(words('en', 'low'))], tolerate: (failure) => heard.push(failure) })
    expect(await said(store)).toEqual(['en@ low'])
    expect(heard.map(({ code }) => code)).toEqual(['store-unavailable'])
  })

  it('loses no code to a listener that throws', async () => {
    const tolerate = () => {
      throw new Error('no log')
    }
    expect(await said(layeredTemplateStore({ layers: [gone, memory(words('en', 'low'))], tolerate }))).toEqual(['en@ low'])
  })

  it('fails when a layer fails and nothing is tolerated', async () => {
    const store = layeredTemplateStore({ layers: [memory(words('en', 'own')), gone], tolerate: null })
    await expect(store.list(text, signal)).rejects.toMatchObject({ code: 'store-unavailable' })
  })

  it('fails when all layers fail, with the failure of the uppermost', async () => {
    const heard: OtpError[] = []
    const broken: TemplateStore = {
      list: () => {
        throw new Error('not one of ours')
      },
    }
    const store = layeredTemplateStore({ layers: [broken, gone], tolerate: (failure) => heard.push(failure) })
    await expect(store.list(text, signal)).rejects.toMatchObject({ code: 'store-unavailable', cause: { name: 'Error' } })
    expect(heard).toEqual([])
  })

  it('takes an abort for what it is, and not for a failure of a layer', async () => {
    const controller = new AbortController()
    const hanging: TemplateStore = {
      list: async (_, stop) =>
        new Promise((_resolve, reject) => {
          stop.addEventListener('abort', () => reject(new OtpError('cancelled')))
        }),
    }
    const heard: OtpError[] = []
    const store = layeredTemplateStore({ layers: [hanging, shippedTemplates()], tolerate: (failure) => heard.push(failure) })
    const asked = store.list(text, controller.signal)
    controller.abort()
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
    expect(heard).toEqual([])
  })

  it.each(
    [undefined, null, 'words', 5, { length: 0 }, [null], [undefined], ['de'], [{ locale: 'de' }], [{ wordings: ['x'] }]].map(
      (answer) => ({
        answer,
      }),
    ),
  )('takes a layer that answers $answer for one that fails, as store-malformed', async ({ answer }) => {
    const broken: TemplateStore = { list: async () => answer as never }
    const strict = layeredTemplateStore({ layers: [broken, memory(words('en', 'low'))], tolerate: null })
    await expect(strict.list(text, signal)).rejects.toMatchObject({ code: 'store-malformed' })
    const heard: OtpError[] = []
    const store = layeredTemplateStore({
      layers: [broken, memory(words('en', 'low'))],
      tolerate: (failure) => heard.push(failure),
    })
    expect(await said(store)).toEqual(['en@ low'])
    expect(heard.map(isOtpError)).toEqual([true])
  })

  const deaf: TemplateStore = { list: async () => new Promise<never>(() => undefined) }

  it.each([null, () => undefined])(
    'leaves a layer that is deaf to the signal when that aborts (tolerate: %s)',
    async (tolerate) => {
      const controller = new AbortController()
      const asked = layeredTemplateStore({ layers: [deaf, deaf], tolerate }).list(text, controller.signal)
      controller.abort()
      await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
      await expect(layeredTemplateStore({ layers: [deaf], tolerate }).list(text, controller.signal)).rejects.toThrow('cancelled')
    },
  )

  it('goes on without a layer that hangs, tells of it, and cancels what it asked', async () => {
    const clock = createFakeClock()
    const heard: OtpError[] = []
    let stopped = false
    const hanging: TemplateStore = {
      list: async (_, stop) => {
        stop.addEventListener('abort', () => (stopped = true))
        return deaf.list(text, stop)
      },
    }
    const tolerate = (failure: OtpError) => heard.push(failure)
    const store = layeredTemplateStore({ layers: [hanging, memory(words('en', 'low'))], tolerate, answerMs: 200, clock })
    const asked = said(store)
    await clock.advance(199)
    expect(heard).toEqual([])
    await clock.advance(1)
    expect(await asked).toEqual(['en@ low'])
    expect(heard.map(({ message }) => message)).toEqual(['store-unavailable: layer 1 did not answer in 200 ms'])
    expect(stopped).toBe(true)
  })

  it('waits for a slow layer as long as nobody else has any words', async () => {
    const clock = createFakeClock()
    const slow: TemplateStore = {
      list: async () => {
        await clock.sleep(800)
        return [words('en', 'slow')]
      },
    }
    const failing: TemplateStore = { list: async () => Promise.reject(new OtpError('store-unavailable', 'down')) }
    const heard: OtpError[] = []
    const store = layeredTemplateStore({ layers: [memory(), failing, deaf, slow], tolerate: (one) => heard.push(one), clock })
    const asked = said(store)
    await clock.advance(800)
    expect(await asked).toEqual(['en@ slow'])
    expect(heard.map(({ message }) => message)).toEqual([
      'store-unavailable: down',
      'store-unavailable: layer 3 did not answer in 500 ms',
    ])
  })

  it('sleeps no longer than its layers', async () => {
    let sleeping = 0
    const { now, sleep } = createFakeClock()
    const clock = {
      now,
      sleep: async (ms: number, stop?: AbortSignal) => (sleeping++, sleep(ms, stop).finally(() => sleeping--)),
    }
    const store = layeredTemplateStore({ layers: [memory(words('en', 'low'))], tolerate: () => undefined, clock })
    await said(store)
    await new Promise((resolve) => setImmediate(resolve))
    expect(sleeping).toBe(0)
  })

  it('costs a journey half a second when it hangs, and not the code: everything by default', async () => {
    const sent: string[] = []
    const heard: OtpError[] = []
    const clock = systemClock
    const delivery = createDelivery({
      brand: 'Acme',
      templates: layeredTemplateStore({ layers: [deaf, shippedTemplates()], tolerate: (failure) => heard.push(failure) }),
      preferences: null,
      senders: [consoleSender({ channel: 'sms', write: (line) => sent.push(line) })],
      ledger: memoryLedger(),
    })
    const journey = { signal, answerBy: clock.now() + 2_500, note: () => undefined }
    expect(await delivery(sampleRequest(clock.now()), journey)).toMatchObject({ status: 'sent' })
    expect(sent).toHaveLength(1)
    expect(heard.map(({ code }) => code)).toEqual(['store-unavailable'])
  })

  it('refuses wrong wiring, naming the option', () => {
    const make = (options: unknown) => () => layeredTemplateStore(options as never)
    expect(make({ layers: [], tolerate: null })).toThrow(
      new TypeError("layeredTemplateStore: option 'layers' must be a list of at least 1"),
    )
    expect(make({ layers: [{}], tolerate: null })).toThrow("option 'layers' [0] must have list()")
    expect(make({ layers: [gone] })).toThrow("option 'tolerate' must be a function")
    expect(make({ layers: [gone], tolerate: null, answerMs: 0 })).toThrow("option 'answerMs' must be an integer")
    expect(make({ layers: [gone], tolerate: null, clock: Date })).toThrow("option 'clock' must have now()")
    expect(make({ layers: [gone], tolerate: null, strict: true })).toThrow("unknown option 'strict'")
  })
})
