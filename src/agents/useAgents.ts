import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Scope } from '../aws/createAgentsTable.ts'
import type { PageKey } from '../aws/readPage.ts'
import type { Config } from '../config.ts'
import type { AppError } from '../errors.ts'
import { agentsTableQuery } from '../identity/agentsTableQuery.ts'
import { loadCode } from '../loadCode.ts'
import type { Account } from '../session/SessionState.ts'
import { type Agent, parseAgent } from './agent.ts'

/** What there is to show. */
export type AgentsView =
  | { is: 'loading' }
  | { is: 'failed'; error: AppError }
  | { is: 'empty' }
  | { is: 'loaded'; agents: readonly Agent[]; more: 'none' | 'available' | 'loading' | AppError }

export interface Agents {
  view: AgentsView
  /** Whose agents these are; one's own until the first answer. */
  scope: Scope
  /** Whether `view` still shows the answer to an earlier search. */
  isStale: boolean
  loadMore(): void
  /** Tries again whatever failed. */
  retry(): void
  /** Reads the list anew from its beginning. */
  refresh(): void
}

/** A page, as the query asks for it. */
interface PageRequest {
  after: PageKey | null
  limit: number
}

/** A screenful and some: enough to begin with, and as quick to read from a large partition as from a small one. */
const firstPage: PageRequest = { after: null, limit: 50 }
/** More would take longer to decode than a frame lasts. */
const largestLimit = 400

interface AgentsPage {
  scope: Scope
  agents: Agent[]
  next: PageKey | null
}

/** The agents whose field name starts with `prefix`, page by page: the account's own, or everybody's for a lead. */
export function useAgents(config: Config, account: Account, prefix: string): Agents {
  const queryClient = useQueryClient()
  const queryKey = ['agents', prefix]
  const query = useInfiniteQuery<AgentsPage, AppError, InfiniteData<AgentsPage>, string[], PageRequest>({
    queryKey,
    initialPageParam: firstPage,
    // Whoever goes on reading is given twice as much each time: 10,000 agents are 28 requests and not 200.
    getNextPageParam: ({ next }, _pages, { limit }) =>
      next === null ? null : { after: next, limit: Math.min(2 * limit, largestLimit) },
    placeholderData: keepPreviousData,
    queryFn: async ({ pageParam, signal }) => {
      const [{ queryAgents }, table] = await Promise.all([
        loadCode(() => import('../aws/queryAgents.ts')),
        queryClient.ensureQueryData(agentsTableQuery(queryClient, config, account)),
      ])
      const page = { ...pageParam, signal }
      const { scope } = table
      if (scope === 'all-offices') {
        const { scanAgents } = await loadCode(() => import('../aws/scanAgents.ts'))
        const { items, next } = await scanAgents(table, { ...page, startsWith: prefix })
        return { scope, agents: items.map(parseAgent), next }
      }
      const fieldName = prefix === '' ? {} : { fieldName: { startsWith: prefix } }
      const { items, next } = await queryAgents(table, { ...page, ...fieldName })
      return { scope, agents: items.map(parseAgent), next }
    },
  })

  const agents = useMemo(() => query.data?.pages.flatMap((page) => page.agents), [query.data])
  return {
    view: viewOf(query, agents),
    scope: query.data?.pages[0]?.scope ?? 'own-agents',
    isStale: query.isPlaceholderData,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetching && !query.isFetchNextPageError) void query.fetchNextPage()
    },
    retry: () => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch()),
    refresh: () => void queryClient.resetQueries({ queryKey }),
  }
}

type Query = Pick<
  ReturnType<typeof useInfiniteQuery<unknown, AppError>>,
  'error' | 'hasNextPage' | 'isFetchingNextPage'
>

function viewOf(query: Query, agents: readonly Agent[] | undefined): AgentsView {
  if (agents === undefined)
    return query.error === null ? { is: 'loading' } : { is: 'failed', error: query.error }
  if (agents.length === 0) return { is: 'empty' }
  if (query.isFetchingNextPage) return { is: 'loaded', agents, more: 'loading' }
  if (query.error !== null) return { is: 'loaded', agents, more: query.error }
  return { is: 'loaded', agents, more: query.hasNextPage ? 'available' : 'none' }
}
