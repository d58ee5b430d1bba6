import { isDeepStrictEqual } from 'node:util'
import { type AttributeValue, DeleteItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { OtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import { type Template, templateComplaint } from '../core/model/template.js'
import type { TemplateStore } from '../core/ports/template-store.js'
import { fromItem, type Item, toItem } from './aws/attributes.js'
import { clientChecks } from './aws/client.js'
import { createDynamoDb, type DynamoDbOptions, whatStoodAgainst } from './aws/dynamodb.js'
import { leadingKeys } from './aws/tables.js'

export type DynamoDbTemplateStoreOptions = DynamoDbOptions

/** Where a template is: there is at most one. */
export type TemplatePlace = Pick<Template, 'purpose' | 'channel' | 'locale' | 'country'>

/**
 * What must be there for a change to be made: exactly this template, nothing (`null`), or whatever it is (left out).
 * All of it counts, not only its version: words may be changed under a version that stays.
 */
export interface TemplateExpectation {
  readonly expected?: Template | null
}

/** A template store that can also be written. */
export interface DynamoDbTemplateStore extends TemplateStore {
  /**
   * Replaces what was there.
   * @throws OtpError `store-conflict` where something else was there than expected, `store-malformed` for what is no template, `store-unavailable`
   */
  put(template: Template, expectation: TemplateExpectation, signal: AbortSignal): Promise<void>
  /**
   * Removes what is there; nothing there is no failure.
   * @throws OtpError `store-conflict` where something else was there than expected, `store-unavailable`
   */
  remove(place: TemplatePlace, expectation: TemplateExpectation, signal: AbortSignal): Promise<void>
}

/**
 * Templates in a DynamoDB table (`drivers/aws/tables`, config): all of a purpose and channel by one Query, which needs `dynamodb:Query`
 * on keys that begin with `TPL#`; `PutItem`, `DeleteItem` and `GetItem` are for whoever also writes.
 * @throws TypeError on wrong wiring
 */
export function dynamodbTemplateStore(options: DynamoDbTemplateStoreOptions): DynamoDbTemplateStore {
  checkOptions('dynamodbTemplateStore', options, { ...clientChecks, table: option.text() })
  const { table: TableName } = options
  const db = createDynamoDb('dynamodbTemplateStore', options, 'store-unavailable')

  return {
    async list(of, signal) {
      const { pk } = keyOf({ ...of, locale: '' })
      const templates: Template[] = []
      let ExclusiveStartKey: Item | undefined
      // One page holds 1 MB, which is thousands of templates.
      do {
        const query = new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          ExclusiveStartKey,
        })
        const page = await db.ask(signal, (client, cut) => client.send(query, cut))
        for (const item of page.Items ?? []) templates.push(parseTemplate(item))
        ExclusiveStartKey = page.LastEvaluatedKey
      } while (ExclusiveStartKey !== undefined)
      return templates
    },

    async put(template, expectation, signal) {
      const complaint = templateComplaint(template)
      if (complaint !== undefined) throw new OtpError('store-malformed', `the template: ${complaint}`)
      const Item = { ...toItem(template), ...keyOf(template) }
      const against = await db.putIf({ Item, ...conditionOf(expectation) }, signal)
      // What stands against this write may be this very write, tried again because its answer was lost.
      if (against !== undefined && !isDeepStrictEqual(against, Item)) throw conflict()
    },

    async remove(place, expectation, signal) {
      const { ConditionExpression, ...names } = conditionOf(expectation)
      const remove = new DeleteItemCommand({
        TableName,
        Key: keyOf(place),
        ...names,
        ...(ConditionExpression && { ConditionExpression: `attribute_not_exists(pk) OR (${ConditionExpression})` }),
      })
      const against = await db.ask(signal, (client, cut) => whatStoodAgainst(client.send(remove, cut)))
      if (against !== undefined) throw conflict()
    },
  }
}

const conflict = (): OtpError => new OtpError('store-conflict', 'another version of the template is there than expected')

const keyOf = ({ purpose, channel, locale, country = '*' }: TemplatePlace) => ({
  pk: { S: `${leadingKeys.template}${purpose}#${channel}` },
  sk: { S: `${locale}#${country}` },
})

/** What an item says of its template beside its place; the compiler asks for every one. */
const parts: Readonly<Record<Exclude<keyof Template, keyof TemplatePlace>, true>> = {
  version: true,
  wordings: true,
  frozen: true,
  carrier: true,
  provenance: true,
  reviewed: true,
}

/** Holds where every part is as it is expected. It looks at the item itself, so nobody who writes to the table need keep anything beside it. */
function conditionOf({ expected }: TemplateExpectation) {
  if (expected === undefined) return {}
  if (expected === null) return { ConditionExpression: 'attribute_not_exists(pk)' }
  const names: Record<string, string> = {}
  const values: Item = {}
  const nameOf = (name: string): string => {
    const short = `#n${Object.keys(names).length}`
    names[short] = name
    return short
  }
  const valueOf = (value: AttributeValue): string => {
    const short = `:v${Object.keys(values).length}`
    values[short] = value
    return short
  }
  // Member by member and by their number: not every server that speaks DynamoDB's language compares lists and maps.
  const holds = (path: string, value: AttributeValue): readonly string[] => {
    const members = [
      ...(value.L ?? []).flatMap((member, index) => holds(`${path}[${index}]`, member)),
      ...Object.entries(value.M ?? {}).flatMap(([name, member]) => holds(`${path}.${nameOf(name)}`, member)),
    ]
    const size = value.L?.length ?? (value.M && Object.keys(value.M).length)
    return size === undefined ? [`${path} = ${valueOf(value)}`] : [`size(${path}) = ${valueOf({ N: String(size) })}`, ...members]
  }
  const item = toItem(expected)
  const conditions = Object.keys(parts).flatMap((part) => {
    const value = item[part]
    return value === undefined ? [`attribute_not_exists(${nameOf(part)})`] : holds(nameOf(part), value)
  })
  return {
    ConditionExpression: conditions.join(' AND '),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  }
}

/** An item is believed only where its key and its attributes say the same. */
function parseTemplate(item: Item): Template {
  const { pk, sk, ...template } = item
  const value = fromItem(template)
  const complaint = templateComplaint(value)
  if (complaint !== undefined) throw new OtpError('store-malformed', `a stored template: ${complaint}`)
  const parsed = value as unknown as Template
  if (!isDeepStrictEqual({ pk, sk }, keyOf(parsed)))
    throw new OtpError('store-malformed', 'a stored template is in the wrong place')
  return parsed
}
