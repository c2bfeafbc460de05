import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Config } from '../../../aws/contract/config.ts'
import { agentsCode } from '../../ahead/agentsCode.ts'
import type { AppError } from '../../errors.ts'
import { agentsTableQuery } from '../../identity/agentsTableQuery.ts'
import type { Account } from '../../session/SessionState.ts'
import { type Agent, parseAgent } from '../agent.ts'
import type { AgentReference } from '../agentPath.ts'

export type AgentView =
  | { is: 'loading' }
  | { is: 'failed'; error: AppError; retry: () => void }
  | { is: 'not-found' }
  | { is: 'loaded'; agent: Agent }

/** One agent. The app reads it by its key, unless the list has it already (`known`). */
export function useAgent(
  config: Config,
  account: Account,
  { userId, fieldName }: AgentReference,
  known: Agent | undefined,
): AgentView {
  const queryClient = useQueryClient()
  const query = useQuery<Agent | null, AppError>({
    queryKey: ['agent', userId, fieldName],
    enabled: known === undefined,
    queryFn: async ({ signal }) => {
      const [queryAgents, table] = await Promise.all([
        agentsCode.queryAgents.get(),
        queryClient.ensureQueryData(agentsTableQuery(queryClient, config, account)),
      ])
      const { items } = await queryAgents(table, {
        ...(userId === null ? {} : { partition: userId }),
        selection: { is: 'named', fieldName },
        limit: 1,
        after: null,
        signal,
      })
      return items.map(parseAgent)[0] ?? null
    },
  })
  if (known !== undefined) return { is: 'loaded', agent: known }
  if (query.data === null) return { is: 'not-found' }
  if (query.data !== undefined) return { is: 'loaded', agent: query.data }
  if (query.error !== null) return { is: 'failed', error: query.error, retry: () => void query.refetch() }
  return { is: 'loading' }
}
