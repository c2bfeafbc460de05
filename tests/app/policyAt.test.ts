import { expect, test } from 'vitest'
import { policyAt } from '../../src/access/standing/policyAt.ts'

const changes = [
  { at: 100, active: 'scan-added' },
  { at: 200, active: 'deployed' },
  { at: 300, active: 'no-condition' },
]

test.each([
  [0, 'deployed'],
  [99, 'deployed'],
  [100, 'scan-added'],
  [250, 'deployed'],
  [Number.POSITIVE_INFINITY, 'no-condition'],
])('at %d it was %s', (time, active) => {
  expect(policyAt({ changes }, time)).toBe(active)
})

test('without any change, it is the deployed policy', () => {
  expect(policyAt({ changes: [] }, Number.POSITIVE_INFINITY)).toBe('deployed')
})
