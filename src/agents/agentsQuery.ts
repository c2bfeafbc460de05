import { type InfiniteData, infiniteQueryOptions, type QueryClient } from '@tanstack/react-query'
import type { Config } from '../../aws/contract/config.ts'
import { agentsCode } from '../ahead/agentsCode.ts'
import { loadCode } from '../ahead/loadCode.ts'
import type { Scope } from '../aws/table/openAgentsTable.ts'
import type { PageKey } from '../aws/table/readPage.ts'
import type { AppError } from '../errors.ts'
import { agentsTableQuery } from '../identity/agentsTableQuery.ts'
import type { Account } from '../session/SessionState.ts'
import { type Agent, parseAgent } from './agent.ts'

/** A page, as the query asks for it. */
export interface PageRequest {
  after: PageKey | null
  limit: number
}

/** A screenful and some: enough to begin with, and as quick to read from a large partition as from a small one. */
export const firstPage: PageRequest = { after: null, limit: 50 }
/** More would take longer to decode than a frame lasts. */
const largestLimit = 400

export interface AgentsPage {
  scope: Scope
  agents: Agent[]
  next: PageKey | null
}

/** Whose agents, and how their field names begin. */
export interface AgentsSought {
  queryClient: QueryClient
  config: Config
  account: Account
  prefix: string
}

/** The agents whose field name starts with `prefix`, page by page: the account's own, or everybody's for a lead. */
export function agentsQuery(sought: AgentsSought) {
  return infiniteQueryOptions<AgentsPage, AppError, InfiniteData<AgentsPage>, string[], PageRequest>({
    queryKey: ['agents', sought.prefix],
    initialPageParam: firstPage,
    // Whoever goes on reading is given twice as much each time: 10,000 agents are 28 requests and not 200.
    getNextPageParam: ({ next }, _pages, { limit }) =>
      next === null ? null : { after: next, limit: Math.min(2 * limit, largestLimit) },
    queryFn: ({ pageParam, signal }) => readAgents(sought, pageParam, signal),
  })
}

/** One page. Rejects with an AppError. */
export async function readAgents(
  { queryClient, config, account, prefix }: AgentsSought,
  { limit, after }: PageRequest,
  signal: AbortSignal,
): Promise<AgentsPage> {
  const [queryAgents, table] = await Promise.all([
    agentsCode.queryAgents.get(),
    queryClient.ensureQueryData(agentsTableQuery(queryClient, config, account)),
  ])
  const page = { limit, after, signal }
  const { scope } = table
  if (scope === 'all-offices') {
    const { scanAgents } = await loadCode(() => import('../aws/table/scanAgents.ts'))
    const { items, next } = await scanAgents(table, { ...page, startsWith: prefix })
    return { scope, agents: items.map(parseAgent), next }
  }
  const fieldName = prefix === '' ? {} : { fieldName: { startsWith: prefix } }
  const { items, next } = await queryAgents(table, { ...page, ...fieldName })
  return { scope, agents: items.map(parseAgent), next }
}
