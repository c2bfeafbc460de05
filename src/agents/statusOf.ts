import { type Agent, knownStatuses } from './agent.ts'

/** How a status is written, and the kind by which it is coloured. A status we do not know has no colour. */
export function statusOf({ status }: Agent): { label: string; kind: string } {
  if (status === null) return { label: 'Unknown', kind: 'unknown' }
  const words = status.replaceAll('-', ' ')
  return {
    label: words.charAt(0).toUpperCase() + words.slice(1),
    kind: knownStatuses.find((known) => known === status) ?? 'unknown',
  }
}
