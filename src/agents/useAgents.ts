import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Config } from '../../aws/contract/config.ts'
import type { Scope } from '../aws/table/openAgentsTable.ts'
import type { AppError } from '../errors.ts'
import type { Account } from '../session/SessionState.ts'
import type { Agent } from './agent.ts'
import { type AgentsPage, agentsQuery, firstPage, readAgents } from './agentsQuery.ts'

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
  /** Whether `view` shows an earlier answer, and a newer is on its way. */
  isStale: boolean
  /** Why the list could not be read anew; what it shows is older then. */
  refreshError: AppError | null
  loadMore(): void
  /** Tries again whatever failed. */
  retry(): void
  /** Reads the list anew from its beginning. */
  refresh(): void
}

/** The agents whose field name starts with `prefix`, page by page: the account's own, or everybody's for a lead. */
export function useAgents(config: Config, account: Account, prefix: string): Agents {
  const queryClient = useQueryClient()
  const sought = { queryClient, config, account, prefix }
  const options = agentsQuery(sought)
  const query = useInfiniteQuery({ ...options, placeholderData: keepPreviousData })
  /** The list's new beginning, beside the list: what is on the screen stays there until it has come. */
  const anew = useQuery<AgentsPage, AppError>({
    queryKey: ['agents anew', prefix],
    enabled: false,
    gcTime: 0,
    queryFn: ({ signal }) => readAgents(sought, firstPage, signal),
  })
  const refresh = async () => {
    if (query.data === undefined) return void query.refetch()
    const { data, isSuccess } = await anew.refetch()
    if (!isSuccess) return
    // A page of the old list that is on its way would be put below the new one.
    await queryClient.cancelQueries({ queryKey: options.queryKey })
    queryClient.setQueryData(options.queryKey, { pages: [data], pageParams: [firstPage] })
  }

  const agents = useMemo(() => query.data?.pages.flatMap((page) => page.agents), [query.data])
  return {
    view: viewOf(query, agents),
    scope: query.data?.pages[0]?.scope ?? 'own-agents',
    isStale: query.isPlaceholderData || anew.isFetching,
    refreshError: anew.isFetching ? null : anew.error,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetching && !query.isFetchNextPageError) void query.fetchNextPage()
    },
    retry: () => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch()),
    refresh: () => void refresh(),
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
