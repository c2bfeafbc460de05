import { type InfiniteData, infiniteQueryOptions, type QueryClient } from '@tanstack/react-query'
import type { Config } from '../../../aws/contract/config.ts'
import { agentsCode } from '../../ahead/agentsCode.ts'
import { loadCode } from '../../ahead/loadCode.ts'
import type { Selection } from '../../aws/table/queryAgents.ts'
import type { PageKey } from '../../aws/table/readPage.ts'
import type { AppError } from '../../errors.ts'
import { agentsTableQuery } from '../../identity/agentsTableQuery.ts'
import type { Account } from '../../session/SessionState.ts'
import { type Agent, parseAgent } from '../agent.ts'

/** The agents to read: those of one administrator in some order, or all agents in the order of the table. */
export type Source = Selection | { is: 'everybodys' }

export interface PageRequest {
  after: PageKey | null
  limit: number
  /** Whether the page is one of the agents that the source leaves out. They come after all others. */
  isOfRest?: boolean
}

export interface AgentsPage {
  agents: Agent[]
  /** The number of items that DynamoDB read to find these. */
  read: number
  next: PageRequest | null
}

export type PagedAgents = InfiniteData<AgentsPage, PageRequest>

/** A little more than a screen shows. Reading it takes as long from a large partition as from a small one. */
export const firstPage: PageRequest = { after: null, limit: 50 }
/** Decoding a larger page would take longer than a frame of the screen. */
const largestLimit = 400

export interface Reading {
  queryClient: QueryClient
  config: Config
  account: Account
  source: Source
  /** The office whose agents to read; null for the user's own. */
  office: string | null
}

/** The agents of a source, page by page. */
export function agentsQuery(reading: Reading) {
  return infiniteQueryOptions<AgentsPage, AppError, PagedAgents, unknown[], PageRequest>({
    queryKey: ['agents', reading.office, reading.source],
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => next,
    queryFn: (context) => {
      // The first page does not use the query's own signal, which is aborted when nothing shows the list. React's
      // StrictMode takes each new page away and shows it again: the app would send the Query twice.
      const isFirst = context.pageParam.after === null && context.pageParam.isOfRest !== true
      return readAgents(reading, context.pageParam, isFirst ? reading.account.signal : context.signal)
    },
  })
}

/** One page. Rejects with an AppError. */
export async function readAgents(
  { queryClient, config, account, source, office }: Reading,
  request: PageRequest,
  signal: AbortSignal,
): Promise<AgentsPage> {
  const { limit, after, isOfRest = false } = request
  const [queryAgents, table] = await Promise.all([
    agentsCode.queryAgents.get(),
    queryClient.ensureQueryData(agentsTableQuery(queryClient, config, account)),
  ])
  const page = { limit, after, signal }
  // Each page is twice as large as the one before: 10,000 agents are 28 requests and not 200.
  const larger = { ...request, limit: Math.min(2 * limit, largestLimit) }
  if (source.is === 'everybodys') {
    const { scanAgents } = await loadCode(() => import('../../aws/table/scanAgents.ts'))
    const { items, read, next } = await scanAgents(table, page)
    return { agents: items.map(parseAgent), read, next: next && { ...larger, after: next } }
  }
  const selection: Selection = isOfRest ? { is: 'without', attribute: 'lastContact' } : source
  const { items, read, next } = await queryAgents(table, {
    ...page,
    ...(office !== null && { partition: office }),
    selection,
  })
  const rest = { after: null, limit: largestLimit, isOfRest: true }
  const hasRest = source.is === 'by-last-contact' && !isOfRest
  return {
    agents: items.map(parseAgent),
    read: isOfRest ? items.length : read,
    next: next === null ? (hasRest ? rest : null) : { ...larger, after: next },
  }
}
