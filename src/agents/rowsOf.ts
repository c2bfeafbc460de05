import type { Scope } from '../aws/table/openAgentsTable.ts'
import type { Agent } from './agent.ts'

/** One row of the table: an agent, or the heading of an administrator's agents. */
export type Row =
  | { is: 'agent'; agent: Agent }
  /** `count` is of the agents below it that have been read; more of them may come when it is the last. */
  | { is: 'office'; userId: string; count: number }

/** The rows of a list. Everybody's agents come by administrator, in the order in which the table holds them. */
export function rowsOf(agents: readonly Agent[], scope: Scope): Row[] {
  const rows: Row[] = []
  let office: Extract<Row, { is: 'office' }> | undefined
  for (const agent of agents) {
    if (scope === 'all-offices' && agent.userId !== office?.userId) {
      office = { is: 'office', userId: agent.userId, count: 0 }
      rows.push(office)
    }
    if (office !== undefined) office.count += 1
    rows.push({ is: 'agent', agent })
  }
  return rows
}
