import { describe, expect, it } from 'vitest'
import { shippedTemplates } from '../../src/core/catalog/shipped-templates.js'
import { OtpError } from '../../src/core/errors.js'
import type { Template } from '../../src/core/model/template.js'
import type { TemplateStore } from '../../src/core/ports/template-store.js'
import { folderTemplateStore } from '../../src/drivers/folder-template-store.js'
import { layeredTemplateStore } from '../../src/drivers/layered-template-store.js'
import { memoryTemplateStore } from '../../src/drivers/memory-template-store.js'
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

  it('refuses wrong wiring, naming the option', () => {
    const make = (options: unknown) => () => layeredTemplateStore(options as never)
    expect(make({ layers: [], tolerate: null })).toThrow(
      new TypeError("layeredTemplateStore: option 'layers' must be a list of at least 1"),
    )
    expect(make({ layers: [{}], tolerate: null })).toThrow("option 'layers' [0] must have list()")
    expect(make({ layers: [gone] })).toThrow("option 'tolerate' must be a function")
    expect(make({ layers: [gone], tolerate: null, strict: true })).toThrow("unknown option 'strict'")
  })
})
