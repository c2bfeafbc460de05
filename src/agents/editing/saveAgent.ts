import type { QueryClient } from '@tanstack/react-query'
import type { Config } from '../../../aws/contract/config.ts'
import { loadCode } from '../../ahead/loadCode.ts'
import { queryAgents } from '../../aws/table/queryAgents.ts'
import type { NewValue } from '../../aws/table/updateAgent.ts'
import type { AppError } from '../../errors.ts'
import { agentsTableQuery } from '../../identity/agentsTableQuery.ts'
import type { Account } from '../../session/SessionState.ts'
import { type Agent, parseAgent } from '../agent.ts'

export type SaveOutcome =
  | { is: 'saved'; agent: Agent }
  /** Another user changed the same attributes meanwhile, so nothing was written. `agent` is the current version. */
  | { is: 'changed-meanwhile'; agent: Agent }
  /** The agent no longer exists, so nothing was written. */
  | { is: 'gone' }
  | { is: 'failed'; error: AppError }

export type Changes = Readonly<Record<string, NewValue>>

/** The cache, the configuration and the account that a write needs. */
export interface Saver {
  queryClient: QueryClient
  config: Config
  account: Account
}

/** Writes the changes of one agent in one UpdateItem, and reads the agent again only if that is refused. */
export async function saveAgent(
  { queryClient, config, account }: Saver,
  agent: Agent,
  changes: Changes,
): Promise<SaveOutcome> {
  const { signal } = account
  try {
    const [table, { updateAgent }] = await Promise.all([
      queryClient.ensureQueryData(agentsTableQuery(queryClient, config, account)),
      loadCode(() => import('../../aws/table/updateAgent.ts')),
    ])
    const partition = agent.userId === '' ? table.partition : agent.userId
    const update = { partition, fieldName: agent.fieldName, changes, seen: agent.item }
    if (await updateAgent(table, update, signal)) return { is: 'saved', agent: changedAgent(agent, changes) }
    const sought = {
      partition,
      selection: { is: 'named', fieldName: agent.fieldName } as const,
      limit: 1,
      after: null,
      signal,
    }
    const { items } = await queryAgents(table, sought)
    const [now] = items.map(parseAgent)
    if (now === undefined) return { is: 'gone' }
    // The SDK sends a request again when the answer is lost. The first one may have been carried out.
    const isDone = Object.entries(changes).every(([name, value]) => (now.item[name] ?? null) === value)
    return { is: isDone ? 'saved' : 'changed-meanwhile', agent: now }
  } catch (error) {
    // The calls above reject with an AppError and nothing else.
    return { is: 'failed', error: error as AppError }
  }
}

/** The agent with the changes made, as the next read of it would show them. */
export function changedAgent(agent: Agent, changes: Changes): Agent {
  const values = Object.entries({ ...agent.item, ...changes }).filter(([, value]) => value !== null)
  return parseAgent(Object.fromEntries(values))
}
