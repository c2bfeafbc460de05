import type { Agent } from '../agent.ts'

/** One row of the table: an agent, or the heading of an administrator's agents. */
export type ListRow =
  | { is: 'agent'; agent: Agent }
  /** `count` is of the agents below it that have been read; more of them may come when it is the last. */
  | { is: 'office'; userId: string; count: number }

/** The rows of a list, under a heading for each administrator where that is wanted. */
export function rowsOf(agents: readonly Agent[], isByOffice: boolean): ListRow[] {
  const rows: ListRow[] = []
  let office: Extract<ListRow, { is: 'office' }> | undefined
  for (const agent of agents) {
    if (isByOffice && agent.userId !== office?.userId) {
      office = { is: 'office', userId: agent.userId, count: 0 }
      rows.push(office)
    }
    if (office !== undefined) office.count += 1
    rows.push({ is: 'agent', agent })
  }
  return rows
}
