import { describe, expect, test } from 'vitest'
import { parseAgent } from '../../src/agents/agent.ts'
import { arrangeAgents, countStatuses } from '../../src/agents/list/arrangeAgents.ts'
import { type ListView, plainView } from '../../src/agents/list/ListView.ts'

const agents = [
  {
    fieldName: 'Ash Otter',
    status: 'active',
    station: 'Lyon',
    clearance: 2,
    missions: 9,
    lastContact: '2026-11-01T00:00:00Z',
  },
  { fieldName: 'Birch Owl', status: 'compromised', station: 'Luleå', clearance: 10, missions: 12 },
  {
    fieldName: 'Otter Fern',
    specialty: 'Signals',
    clearance: 5,
    missions: 100,
    lastContact: '2026-10-01T00:00:00Z',
  },
].map(parseAgent)

const names = (view: Partial<ListView>, isSorted = false) =>
  arrangeAgents(agents, { ...plainView, ...view }, { isSorted }).map(({ fieldName }) => fieldName)

describe('a search', () => {
  test('puts names that begin with it before those that contain it', () => {
    expect(names({ find: 'otter' }, true)).toEqual(['Otter Fern', 'Ash Otter'])
  })

  test('looks into station and specialty as well, and ignores accents', () => {
    expect(names({ find: 'lulea' })).toEqual(['Birch Owl'])
    expect(names({ find: 'SIGNALS' })).toEqual(['Otter Fern'])
    expect(names({ find: 'compromised' })).toEqual([])
  })
})

test.each([false, true])(
  'agents of one value are in the order of their names (descending: %s)',
  (isDescending) => {
    const never = ['Never Bison', 'Never Crane', 'Never Adder'].map((fieldName) => parseAgent({ fieldName }))
    const view: ListView = { ...plainView, sort: 'lastContact', isDescending }
    const arranged = arrangeAgents(never, view, { isSorted: false })
    expect(arranged.map(({ fieldName }) => fieldName)).toEqual(['Never Adder', 'Never Bison', 'Never Crane'])
  },
)

test('a filter leaves the agents of one status, or those without one', () => {
  expect(names({ status: 'compromised' })).toEqual(['Birch Owl'])
  expect(names({ status: 'none' })).toEqual(['Otter Fern'])
  expect(countStatuses(agents)).toEqual(
    new Map([
      ['active', 1],
      ['compromised', 1],
      ['none', 1],
    ]),
  )
})

test.each([
  ['lastContact', false, ['Otter Fern', 'Ash Otter', 'Birch Owl']],
  ['lastContact', true, ['Ash Otter', 'Otter Fern', 'Birch Owl']],
  ['missions', false, ['Ash Otter', 'Birch Owl', 'Otter Fern']],
  ['clearance', true, ['Otter Fern', 'Ash Otter', 'Birch Owl']],
  ['fieldName', true, ['Otter Fern', 'Birch Owl', 'Ash Otter']],
] as const)(
  'sorts by %s (descending: %s), and agents without a value come last',
  (sort, isDescending, order) => {
    expect(names({ sort, isDescending })).toEqual(order)
  },
)
