import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query'
import { describe, expect, test } from 'vitest'
import { type Agent, parseAgent } from '../../src/agents/agent.ts'
import { showAgent, withAgent } from '../../src/agents/editing/showAgent.ts'
import type { PagedAgents, PageRequest, Source } from '../../src/agents/list/agentsQuery.ts'

function agent(fieldName: string, lastContact: string | null, status = 'active'): Agent {
  return parseAgent({ userId: 'me', fieldName, status, ...(lastContact !== null && { lastContact }) })
}

const newest = agent('Ash Owl', '2026-11-03T00:00:00Z')
const middle = agent('Birch Fox', '2026-11-02T00:00:00Z')
const oldest = agent('Cedar Elk', '2026-11-01T00:00:00Z')
const never = agent('Dusk Hare', null)
const more: PageRequest = { after: { fieldName: 'x' }, limit: 50 }

function list(pages: Agent[][], next: PageRequest | null = null): PagedAgents {
  return {
    pages: pages.map((agents, index) => ({
      agents,
      read: agents.length,
      next: index < pages.length - 1 ? more : next,
    })),
    pageParams: pages.map(() => more),
  }
}

const names = ({ pages }: PagedAgents) => pages.map(({ agents }) => agents.map(({ fieldName }) => fieldName))

describe('a changed agent in a list that is on the screen', () => {
  const byContact: Source = { is: 'by-last-contact', descending: true }
  const longAgo: Source = { is: 'by-last-contact', descending: false }

  test('stays at its place in the order of names', () => {
    const changed = agent('Birch Fox', '2026-11-09T00:00:00Z', 'retired')
    const shown = withAgent(list([[newest, middle, oldest]]), { is: 'all', descending: false }, changed)
    expect(names(shown)).toEqual([['Ash Owl', 'Birch Fox', 'Cedar Elk']])
    expect(shown.pages[0]?.agents[1]).toBe(changed)
  })

  test('moves to the top of the latest contacts, from any page', () => {
    const changed = agent('Cedar Elk', '2026-11-09T00:00:00Z')
    expect(names(withAgent(list([[newest, middle], [oldest]]), byContact, changed))).toEqual([
      ['Cedar Elk', 'Ash Owl', 'Birch Fox'],
      [],
    ])
  })

  test('moves to the end of the longest silences, before those that were never contacted', () => {
    const changed = agent('Cedar Elk', '2026-11-09T00:00:00Z')
    expect(names(withAgent(list([[oldest, middle, newest, never]]), longAgo, changed))).toEqual([
      ['Birch Fox', 'Ash Owl', 'Cedar Elk', 'Dusk Hare'],
    ])
  })

  test('leaves the list when its new place has not been read yet', () => {
    const changed = agent('Cedar Elk', '2026-11-09T00:00:00Z')
    expect(names(withAgent(list([[oldest, middle]], more), longAgo, changed))).toEqual([['Birch Fox']])
  })

  test('finds its place after a first contact', () => {
    const changed = agent('Dusk Hare', '2026-11-02T12:00:00Z')
    expect(names(withAgent(list([[newest, middle, oldest, never]]), byContact, changed))).toEqual([
      ['Ash Owl', 'Dusk Hare', 'Birch Fox', 'Cedar Elk'],
    ])
  })

  test('keeps its place when its last contact is the same', () => {
    const changed = agent('Birch Fox', '2026-11-02T00:00:00Z', 'retired')
    expect(names(withAgent(list([[newest, middle, oldest]]), byContact, changed))).toEqual([
      ['Ash Owl', 'Birch Fox', 'Cedar Elk'],
    ])
  })

  test('leaves the list of a status that it no longer has', () => {
    const changed = agent('Birch Fox', null, 'retired')
    const source: Source = { is: 'with-status', status: 'active' }
    expect(names(withAgent(list([[newest, middle]]), source, changed))).toEqual([['Ash Owl']])
  })

  test('comes into the list of its new status, unless that list is still being read', () => {
    const changed = agent('Birch Fox', null, 'retired')
    const source: Source = { is: 'with-status', status: 'retired' }
    expect(names(withAgent(list([[newest]]), source, changed))).toEqual([['Ash Owl', 'Birch Fox']])
    expect(names(withAgent(list([[newest]], more), source, changed))).toEqual([['Ash Owl']])
  })

  test('leaves the list of agents without a last contact once it has one', () => {
    const source: Source = { is: 'without', attribute: 'lastContact' }
    expect(names(withAgent(list([[never]]), source, agent('Dusk Hare', '2026-11-09T00:00:00Z')))).toEqual([
      [],
    ])
  })
})

test('a page that was asked for before the change does not bring the old values back', async () => {
  const queryClient = new QueryClient()
  const source: Source = { is: 'all', descending: false }
  const queryKey = ['agents', 'me', source]
  let answer = (_: PagedAgents['pages'][number]) => {}
  const observer = new InfiniteQueryObserver(queryClient, {
    queryKey,
    initialPageParam: more,
    initialData: list([[newest, middle]], more),
    staleTime: Number.POSITIVE_INFINITY,
    getNextPageParam: ({ next }: PagedAgents['pages'][number]) => next,
    queryFn: () => new Promise<PagedAgents['pages'][number]>((resolve) => (answer = resolve)),
  })
  const stop = observer.subscribe(() => {})
  const reading = observer.fetchNextPage()
  await Promise.resolve()

  const [first, second] = [agent('Birch Fox', null, 'retired'), agent('Cedar Elk', null, 'retired')]
  showAgent(queryClient, 'own-agents', first)
  showAgent(queryClient, 'own-agents', second)
  answer({ agents: [oldest, never], read: 2, next: null })
  await reading

  const { pages = [] } = queryClient.getQueryData<PagedAgents>(queryKey) ?? {}
  expect(pages.flatMap(({ agents }) => agents)).toEqual([newest, first, second, never])
  stop()
})

test('a change that was taken back is not shown by a page that comes later', async () => {
  const queryClient = new QueryClient()
  const queryKey = ['agents', 'me', { is: 'all', descending: false } satisfies Source]
  let answer = (_: PagedAgents) => {}
  queryClient.setQueryData(queryKey, list([[newest, middle]]))
  const reading = queryClient.fetchQuery({
    queryKey,
    queryFn: () => new Promise<PagedAgents>((resolve) => (answer = resolve)),
  })
  showAgent(queryClient, 'own-agents', agent('Birch Fox', null, 'retired'))()
  answer(list([[newest, middle]]))
  await reading
  expect(queryClient.getQueryData(queryKey)).toEqual(list([[newest, middle]]))
})
