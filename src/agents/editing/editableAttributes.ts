import { type AttributeName, agentAttributes } from '../../../aws/contract/agentRecord.ts'
import type { Config } from '../../../aws/contract/config.ts'
import type { Scope } from '../../aws/table/openAgentsTable.ts'

/** The attributes of an agent that the form offers to change. IAM decides about the change itself. */
export function editableAttributes({ editing, editableAttributes }: Config, scope: Scope): AttributeName[] {
  if (editing === 'none') return []
  const names = agentAttributes.map(({ name }) => name)
  return scope === 'all-offices' ? names : names.filter((name) => editableAttributes.includes(name))
}
