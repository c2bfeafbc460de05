import { expect, test } from 'vitest'
import { formatLastContact } from '../../src/agents/formatLastContact.ts'

const now = Date.parse('2026-11-23T09:00:00Z')

test.each([
  ['2026-11-23T09:00:00Z', 'now', 'just now'],
  ['2026-11-23T08:58:30Z', '1m ago', '1 minute ago'],
  ['2026-11-23T05:02:00Z', '3h ago', '3 hours ago'],
  ['2026-11-22T08:00:00Z', '1d ago', 'yesterday'],
  ['2026-10-30T14:20:00Z', '3w ago', '3 weeks ago'],
  ['2026-08-01T00:00:00Z', '3mo ago', '3 months ago'],
  ['2020-01-01T00:00:00Z', '6y ago', '6 years ago'],
  ['2026-11-23T11:30:00Z', 'in 2h', 'in 2 hours'],
])('%s is "%s", in full "%s"', (moment, short, long) => {
  expect(formatLastContact(new Date(moment), now)).toMatchObject({ short, long })
})
