import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { Scope } from '../../aws/table/openAgentsTable.ts'
import type { Agent } from '../agent.ts'
import { referenceTo } from '../agentPath.ts'
import type { AgentsPage, PagedAgents, Source } from '../list/agentsQuery.ts'

/**
 * Shows a changed agent in every list and file that the app keeps, at the place that it has now. An index answers with
 * older values for a moment after a write, so the app does not ask again. Returns a function that takes it all back.
 *
 * A page that is being read meanwhile was asked for before the change, and the query adds it to the pages of that time:
 * the change is shown again when it has come.
 */
export function showAgent(queryClient: QueryClient, scope: Scope, agent: Agent): () => void {
  const queryCache = queryClient.getQueryCache()
  const before = [
    ...queryClient.getQueriesData({ queryKey: ['agents'] }),
    ...queryClient.getQueriesData({ queryKey: ['agent'] }),
  ]
  const show = (queryKey: QueryKey) => {
    // The third part of the key says how the list is read (list/agentsQuery.ts).
    const source = queryKey[2] as Source
    queryClient.setQueryData<PagedAgents>(queryKey, (data) => data && withAgent(data, source, agent))
  }
  const lists = queryCache.findAll({ queryKey: ['agents'] })
  const underWay = new Set(lists.filter(({ state }) => state.fetchStatus !== 'idle'))
  const stopWaiting = queryCache.subscribe((event) => {
    if (event.type !== 'updated' || !underWay.has(event.query)) return
    const { action } = event
    // A success is `manual` when the app itself has set the data, as it does here.
    if (action.type !== 'error' && (action.type !== 'success' || action.manual)) return
    underWay.delete(event.query)
    if (underWay.size === 0) stopWaiting()
    if (action.type === 'success') show(event.query.queryKey)
  })
  if (underWay.size === 0) stopWaiting()
  for (const { queryKey } of lists) show(queryKey)
  const { userId, fieldName } = referenceTo(agent, scope)
  queryClient.setQueryData(['agent', userId, fieldName], agent)
  return () => {
    stopWaiting()
    for (const [key, data] of before) queryClient.setQueryData(key, data)
  }
}

/** The list with the changed agent in it, or without it where it no longer belongs there. */
export function withAgent(data: PagedAgents, source: Source, agent: Agent): PagedAgents {
  const isSame = (other: Agent) => other.userId === agent.userId && other.fieldName === agent.fieldName
  const isListed = data.pages.some(({ agents }) => agents.some(isSame))
  const replaced = () => mapPages(data, (agents) => agents.map((other) => (isSame(other) ? agent : other)))
  const removed = () => mapPages(data, (agents) => agents.filter((other) => !isSame(other)))
  const isWhole = data.pages.at(-1)?.next === null
  switch (source.is) {
    case 'all':
    case 'everybodys':
    case 'named':
    case 'names-starting':
      return replaced()
    case 'without':
      return agent[source.attribute] === null ? replaced() : removed()
    case 'with-status':
      if (agent.status !== source.status) return removed()
      // Where more is to be read, the agent comes with it.
      return isListed || !isWhole ? replaced() : inserted(removed(), agent, () => false)
    case 'by-last-contact': {
      const isUnmoved = data.pages.some(({ agents }) =>
        agents.some((other) => isSame(other) && contactOf(other) === contactOf(agent)),
      )
      if (isUnmoved) return replaced()
      return inserted(removed(), agent, (other) => comesAfter(other, agent, source.descending))
    }
  }
}

/** The text in the item, because the index compares that text. */
function contactOf({ item: { lastContact } }: Agent): string | null {
  return typeof lastContact === 'string' ? lastContact : null
}

/** Agents that were never contacted come last in both directions. */
function comesAfter(other: Agent, agent: Agent, isDescending: boolean): boolean {
  const [one, two] = [contactOf(other), contactOf(agent)]
  if (one === null || two === null) return one === null
  return isDescending ? one < two : one > two
}

/** Before the first agent that comes after it; at the end only where there is no more to be read. */
function inserted(data: PagedAgents, agent: Agent, isAfter: (other: Agent) => boolean): PagedAgents {
  const place = data.pages.findIndex(({ agents }) => agents.some(isAfter))
  const last = data.pages.length - 1
  if (place < 0 && data.pages[last]?.next !== null) return data
  const target = place < 0 ? last : place
  const pages = data.pages.map((page, index): AgentsPage => {
    if (index !== target) return page
    const at = page.agents.findIndex(isAfter)
    return { ...page, agents: at < 0 ? [...page.agents, agent] : page.agents.toSpliced(at, 0, agent) }
  })
  return { ...data, pages }
}

function mapPages(data: PagedAgents, change: (agents: Agent[]) => Agent[]): PagedAgents {
  return { ...data, pages: data.pages.map((page) => ({ ...page, agents: change(page.agents) })) }
}
