import { describe, expect, it } from 'vitest'
import type { Template } from '../../src/core/model/template.js'
import { memoryTemplateStore } from '../../src/drivers/memory-template-store.js'
import { templateStoreContract } from '../../src/testing/template-store.js'

const template: Template = { locale: 'de', purpose: 'unlock', channel: 'sms', version: '1', wordings: ['{$code}'] }

describe('memoryTemplateStore', () => {
  for (const { says, proof } of templateStoreContract(async (templates) => memoryTemplateStore({ templates }))) it(says, proof)

  it('is not changed when the list that it was made from changes', async () => {
    const wordings = ['{$code}']
    const store = memoryTemplateStore({ templates: [{ ...template, wordings }] })
    wordings.push('spoiled')
    const [found] = await store.list({ purpose: 'unlock', channel: 'sms' }, new AbortController().signal)
    expect(found?.wordings).toEqual(['{$code}'])
  })

  it('refuses a template that is there twice', () => {
    expect(() => memoryTemplateStore({ templates: [template, { ...template, country: 'CH' }, { ...template }] })).toThrow(
      new TypeError("memoryTemplateStore: option 'templates' [2] is there twice: de  unlock sms"),
    )
  })

  it('refuses wrong wiring, naming the option', () => {
    expect(() => memoryTemplateStore({} as never)).toThrow(
      new TypeError("memoryTemplateStore: option 'templates' must be a list of at least 0"),
    )
    expect(() => memoryTemplateStore({ templates: [], folder: '.' } as never)).toThrow("unknown option 'folder'")
    expect(() => memoryTemplateStore({ templates: [{ ...template, locale: 'de_CH' }] })).toThrow(
      "option 'templates' [0] 'locale' must be a canonical BCP 47 language tag",
    )
  })
})
