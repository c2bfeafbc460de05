import { expect, test } from 'vitest'
import { formatListView, type ListView, parseListView, plainView } from '../../src/agents/list/ListView.ts'
import { planReading } from '../../src/agents/list/planReading.ts'

test.each<Partial<ListView>>([
  {},
  { find: 'luleå & co' },
  { status: 'on-leave', sort: 'lastContact', isDescending: true },
  { status: 'none', office: 'eu-central-1:6f8d10b7-98fb-41ca-977d-f55318b0508f' },
])('an address holds the view %o', (change) => {
  const view = { ...plainView, ...change }
  expect(parseListView(formatListView(view))).toEqual(view)
})

test.each(['?sort=__proto__', '?sort=userId', '?status=alive', '?order=sideways', '?find='])(
  'an address that says %s shows the plain list',
  (search) => {
    expect(parseListView(search)).toEqual(plainView)
  },
)

const plan = (change: Partial<ListView>, scope: 'own-agents' | 'all-offices' = 'own-agents') =>
  planReading({ ...plainView, ...change }, scope)

test.each<[Partial<ListView>, object]>([
  [{}, { source: { is: 'all', descending: false }, needsAll: false }],
  [{ isDescending: true }, { source: { is: 'all', descending: true }, needsAll: false }],
  [{ sort: 'lastContact' }, { source: { is: 'by-last-contact', descending: false }, needsAll: false }],
  [{ status: 'compromised' }, { source: { is: 'with-status', status: 'compromised' }, needsAll: false }],
])('the first page of %o is read by a key, and nothing more', (change, expected) => {
  expect(plan(change)).toMatchObject(expected)
  expect(plan({ ...change, office: 'eu-central-1:1' }, 'all-offices')).toMatchObject(expected)
})

test.each<Partial<ListView>>([
  { find: 'otter' },
  { sort: 'station' },
  { status: 'active', sort: 'lastContact' },
  { status: 'none' },
])('%o has no key, so that all is read first', (change) => {
  expect(plan(change).needsAll).toBe(true)
})

test('among the agents of all offices only their own order needs nothing read first', () => {
  expect(plan({}, 'all-offices')).toMatchObject({ source: { is: 'everybodys' }, needsAll: false })
  expect(plan({ sort: 'lastContact' }, 'all-offices').needsAll).toBe(true)
})
