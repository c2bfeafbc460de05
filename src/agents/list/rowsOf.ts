import type { Agent } from '../agent.ts'

/** One row of the table: an agent, or the heading above an administrator's agents. */
export type ListRow =
  | { is: 'agent'; agent: Agent }
  /** `count` is the number of agents below it that have been read. The last office may have more. */
  | { is: 'office'; userId: string; count: number }

/** The rows of a list. `isByOffice` adds a heading for each administrator. */
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
