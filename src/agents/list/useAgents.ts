import { hashKey, keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { Config } from '../../../aws/contract/config.ts'
import { loadCode } from '../../ahead/loadCode.ts'
import type { Scope } from '../../aws/table/openAgentsTable.ts'
import type { AppError } from '../../errors.ts'
import { scopeOf } from '../../identity/scopeOf.ts'
import type { Account } from '../../session/SessionState.ts'
import type { Agent } from '../agent.ts'
import { type AgentReference, refersTo } from '../agentPath.ts'
import {
  type AgentsPage,
  agentsQuery,
  firstPage,
  type PagedAgents,
  readAgents,
  type Source,
} from './agentsQuery.ts'
import { formatListView, type ListView } from './ListView.ts'
import { plainSource, planReading } from './planReading.ts'
import { usePrefixMatches } from './usePrefixMatches.ts'

/** The content of the list. */
export type AgentsView =
  | { is: 'loading' }
  | { is: 'failed'; error: AppError }
  /** The user has no agents at all. */
  | { is: 'empty' }
  | { is: 'loaded'; agents: readonly Agent[]; more: 'none' | 'available' | 'loading' | AppError }

export interface Agents {
  view: AgentsView
  /** Whether these are the user's own agents or those of all offices. */
  scope: Scope
  /** Whether the screen shows agents of an earlier view or answer while the app waits for newer ones. */
  isStale: boolean
  /** The reason why a refresh failed. The list then shows the agents of before. */
  refreshError: AppError | null
  /** The number of agents that have been read. */
  read: number
  /** Whether the app reads to the end without scrolling: under way, stopped by the user, or not needed. */
  readingOn: 'no' | 'under-way' | 'stopped'
  /** The number of agents of each status; null while it is not known. */
  statusCounts: ReadonlyMap<string, number> | null
  /** Finds the searched words in a text, as [from, to]; null without a search. */
  findIn: FindIn | null
  /** Whether the agents stand under the name of their office. */
  isByOffice: boolean
  /** Whether the agents are in the order of the view. */
  isSorted: boolean
  loadMore(): void
  /** Repeats the request that failed. */
  retry(): void
  /** Reads the list again from its beginning. */
  refresh(): void
  stopReading(): void
  resumeReading(): void
}

export type FindIn = (text: string) => readonly [from: number, to: number] | null

/** The app looks for the agent of a link among this many agents of the list. */
const mostSought = 10_000

/** The agents that a view shows. The app reads them by a key if there is one, and otherwise chooses them from all agents. */
export function useAgents(
  config: Config,
  account: Account,
  view: ListView,
  selected: AgentReference | null,
  /** Whether to read all agents, for a CSV file. */
  isAllWanted = false,
): Agents {
  const queryClient = useQueryClient()
  const scope = scopeOf(config, account)
  const plan = planReading(view, scope)
  const { office } = view
  const readingOf = (source: Source) => ({ queryClient, config, account, source, office })
  // Once the app has read all agents, it makes every other view without another request.
  const plain = agentsQuery(readingOf(plainSource))
  const isAllRead = isWhole(queryClient.getQueryData<PagedAgents>(plain.queryKey))
  const source = isAllRead ? plainSource : plan.source
  const options = agentsQuery(readingOf(source))
  const query = useInfiniteQuery({ ...options, placeholderData: keepPreviousData })
  /** The first page of a refresh. The rows on the screen stay until it has arrived. */
  const anew = useQuery<AgentsPage, AppError>({
    queryKey: ['agents anew', ...options.queryKey],
    enabled: false,
    gcTime: 0,
    queryFn: ({ signal }) => readAgents(readingOf(source), firstPage, signal),
  })
  const refresh = async () => {
    if (query.data === undefined) return void query.refetch()
    const { data, isSuccess } = await anew.refetch()
    if (!isSuccess) return
    // A late page of the old list must not stand below the new one. The lists in other orders are old as well.
    await queryClient.cancelQueries({ queryKey: options.queryKey })
    const { queryKey } = options
    queryClient.setQueryData(queryKey, { pages: [data], pageParams: [firstPage] })
    const shown = hashKey(queryKey)
    queryClient.removeQueries({ queryKey: ['agents'], predicate: ({ queryHash }) => queryHash !== shown })
  }

  const isComplete = isWhole(query.data)
  const all = useMemo(() => query.data?.pages.flatMap((page) => page.agents), [query.data])
  const prefixMatches = usePrefixMatches(readingOf(source), isComplete ? '' : view.find)
  const needsAll = plan.needsAll || isAllWanted
  const isSorted = isAllRead ? view.sort === 'fieldName' && !view.isDescending : plan.isSorted
  // While pages of a view without an order arrive, the rows that the user reads do not move.
  const isAsRead = isSorted || !(isComplete || needsAll)
  // The agents of all offices stand under the name of their office, unless the user has chosen an order.
  const isByOffice = scope === 'all-offices' && office === null && view.sort === 'fieldName'
  const isArranged = !isAsRead || view.find !== '' || view.status !== null
  const arranging = useArranging(isArranged || all !== undefined)
  const agents = useMemo(() => {
    if (all === undefined || !isArranged) return all
    return arranging?.arrangeAgents(all, view, { prefixMatches, isSorted: isAsRead, isByOffice })
  }, [all, arranging, prefixMatches, view, isAsRead, isArranged, isByOffice])
  const findIn = useMemo(() => arranging?.finder(view.find) ?? null, [arranging, view.find])
  const statusCounts = useMemo(
    () => (isAllRead && all !== undefined && arranging ? arranging.countStatuses(all) : null),
    [isAllRead, all, arranging],
  )

  const read = query.data?.pages.reduce((sum, page) => sum + page.read, 0) ?? 0
  const isSought =
    selected !== null &&
    view.find === '' &&
    view.status === null &&
    read < mostSought &&
    agents?.some((agent) => refersTo(selected, agent, scope)) === false
  const isMoreWanted = needsAll || isSought || all?.length === 0
  const name = formatListView(view)
  const [stopped, setStopped] = useState<string | null>(null)
  const isStopped = stopped === name && !isAllWanted
  const isOpenEnded = query.hasNextPage && query.error === null && isMoreWanted
  const readsOn = isOpenEnded && !isStopped
  useEffect(() => {
    if (readsOn && !query.isFetching) void query.fetchNextPage()
  })

  return {
    view: viewOf(query, agents, all?.length === 0 && isComplete && plan.source.is !== 'with-status'),
    scope,
    isStale: query.isPlaceholderData || anew.isFetching,
    refreshError: anew.isFetching ? null : anew.error,
    read,
    readingOn: readsOn ? 'under-way' : isOpenEnded ? 'stopped' : 'no',
    statusCounts,
    findIn,
    isByOffice,
    isSorted: isSorted || isComplete || needsAll,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetching && !query.isFetchNextPageError && !isMoreWanted)
        void query.fetchNextPage()
    },
    retry: () => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch()),
    refresh: () => void refresh(),
    stopReading: () => {
      setStopped(name)
      void queryClient.cancelQueries({ queryKey: options.queryKey })
    },
    resumeReading: () => setStopped(null),
  }
}

/** The code that sorts and searches. The first rows do not need it. */
function useArranging(isWanted: boolean) {
  return useQuery({
    queryKey: ['arranging'],
    enabled: isWanted,
    structuralSharing: false,
    queryFn: () => loadCode(() => import('./arrangeAgents.ts')),
  }).data
}

function isWhole(data: PagedAgents | undefined): boolean {
  return data?.pages.at(-1)?.next === null
}

type Query = Pick<
  ReturnType<typeof useInfiniteQuery<unknown, AppError>>,
  'error' | 'hasNextPage' | 'isFetchingNextPage'
>

function viewOf(query: Query, agents: readonly Agent[] | undefined, isEmpty: boolean): AgentsView {
  if (agents === undefined)
    return query.error === null ? { is: 'loading' } : { is: 'failed', error: query.error }
  if (isEmpty) return { is: 'empty' }
  if (query.isFetchingNextPage) return { is: 'loaded', agents, more: 'loading' }
  if (query.error !== null) return { is: 'loaded', agents, more: query.error }
  return { is: 'loaded', agents, more: query.hasNextPage ? 'available' : 'none' }
}
