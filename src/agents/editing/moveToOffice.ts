import { loadCode } from '../../ahead/loadCode.ts'
import type { AppError } from '../../errors.ts'
import { agentsTableQuery } from '../../identity/agentsTableQuery.ts'
import { type Agent, parseAgent } from '../agent.ts'
import type { Saver } from './saveAgent.ts'

export type MoveResult =
  | { is: 'moved' }
  | { is: 'changed-meanwhile' | 'name-taken' }
  | { is: 'failed'; error: AppError }

/** Moves an agent to the partition `to`, and reads the lists again. */
export async function moveToOffice(
  { queryClient, config, account }: Saver,
  agent: Agent,
  to: string,
): Promise<MoveResult> {
  try {
    const [table, { moveAgent }] = await Promise.all([
      queryClient.ensureQueryData(agentsTableQuery(queryClient, config, account)),
      loadCode(() => import('../../aws/table/moveAgent.ts')),
    ])
    const outcome = await moveAgent(table, agent.item, to, account.signal)
    if (outcome === 'moved') {
      queryClient.setQueryData(['agent', to, agent.fieldName], parseAgent({ ...agent.item, userId: to }))
      queryClient.removeQueries({ queryKey: ['agent', agent.userId, agent.fieldName] })
      await queryClient.resetQueries({ queryKey: ['agents'] })
    }
    return { is: outcome }
  } catch (error) {
    // The calls above reject with an AppError and nothing else.
    return { is: 'failed', error: error as AppError }
  }
}
