import { expect, it } from 'vitest'
import { expiryOf, leadingKeys, tables } from '../../../src/drivers/aws/tables.js'

it('lets nothing end before its time: DynamoDB counts in seconds, readers in ms', () => {
  expect(expiryOf(1_767_225_600_000)).toEqual({ expiresAt: { N: '1767225600000' }, ttl: { N: '1767225600' } })
  expect(expiryOf(1_767_225_600_001)).toEqual({ expiresAt: { N: '1767225600001' }, ttl: { N: '1767225601' } })
})

it('never lets words end, and keeps both tables from being lost', () => {
  expect(tables.config).not.toHaveProperty('timeToLive')
  expect(tables.state.timeToLive).toBe('ttl')
  for (const table of Object.values(tables)) {
    expect(table).toMatchObject({ billing: 'on-demand', pointInTimeRecovery: true, deletionProtection: true })
  }
})

it('begins each kind of key in its own way, so that no role reads what is not its own', () => {
  const keys = Object.values(leadingKeys)
  for (const one of keys) expect(keys.filter((other) => other.startsWith(one))).toEqual([one])
})
