import {
  type AttributeDefinition,
  type AttributeName,
  agentAttributes,
} from '../../../aws/contract/agentRecord.ts'
import type { Scope } from '../../aws/table/openAgentsTable.ts'

export interface Column {
  name: AttributeName
  definition: AttributeDefinition
  /** Says where the column goes on a narrow screen. */
  className: string
}

const classNames: Record<AttributeDefinition['type'], string> = {
  text: 'text',
  'long-text': 'text',
  choice: 'status',
  level: 'level',
  count: 'extra',
  time: 'last-contact',
}

/** The list's columns after the field name, in order. */
export function columnsOf(scope: Scope): Column[] {
  const reader = scope === 'all-offices' ? 'leads' : 'administrators'
  return agentAttributes
    .filter(({ definition: { columnOf } }) => columnOf === 'everybody' || columnOf === reader)
    .map(({ name, definition }) => ({ name, definition, className: classNames[definition.type] }))
}
