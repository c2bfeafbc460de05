import { statuses } from '../../aws/contract/agentRecord.ts'
import type { Agent } from './agent.ts'

/** How a status is written, and the kind by which it is coloured. A status that the app does not know has no colour. */
export function statusOf(status: Agent['status'] | number | Date): { label: string; kind: string } {
  if (status === null) return { label: 'No status', kind: 'unknown' }
  const words = String(status).replaceAll('-', ' ')
  return {
    label: words.charAt(0).toUpperCase() + words.slice(1),
    kind: statuses.find((known) => known === status) ?? 'unknown',
  }
}
