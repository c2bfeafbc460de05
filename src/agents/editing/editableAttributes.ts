import { type AttributeName, agentAttributes } from '../../../aws/contract/agentRecord.ts'
import type { Config } from '../../../aws/contract/config.ts'
import type { Scope } from '../../aws/table/openAgentsTable.ts'

/** What this person may change of an agent. IAM decides; this decides only what the app offers. */
export function editableAttributes({ editing, editableAttributes }: Config, scope: Scope): AttributeName[] {
  if (editing === 'none') return []
  const names = agentAttributes.map(({ name }) => name)
  return scope === 'all-offices' ? names : names.filter((name) => editableAttributes.includes(name))
}
