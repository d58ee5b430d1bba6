import type { AttributeValue } from '@aws-sdk/client-dynamodb'

/** An item as DynamoDB speaks it. */
export type Item = Record<string, AttributeValue>

/** Texts, numbers, booleans, lists and records as attributes; members that are undefined are left out. */
export function toAttribute(value: unknown): AttributeValue {
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number') return { N: String(value) }
  if (typeof value === 'boolean') return { BOOL: value }
  if (Array.isArray(value)) return { L: value.map(toAttribute) }
  if (typeof value === 'object' && value !== null) return { M: toItem(value) }
  throw new TypeError(`no attribute can hold a ${value === null ? 'null' : typeof value}`)
}

/** A record as the attributes of an item. */
export function toItem(record: object): Item {
  const members = Object.entries(record).filter(([, value]) => value !== undefined)
  return Object.fromEntries(members.map(([name, value]) => [name, toAttribute(value)]))
}

/** What {@link toAttribute} made an attribute of; `undefined` for the kinds that it never makes. */
export function fromAttribute(attribute: AttributeValue | undefined): unknown {
  if (attribute?.S !== undefined) return attribute.S
  if (attribute?.N !== undefined) return Number(attribute.N)
  if (attribute?.BOOL !== undefined) return attribute.BOOL
  if (attribute?.L !== undefined) return attribute.L.map(fromAttribute)
  return attribute?.M === undefined ? undefined : fromItem(attribute.M)
}

/** The attributes of an item as a record. */
export function fromItem(item: Item): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(item).map(([name, attribute]) => [name, fromAttribute(attribute)]))
}
