import {
  type AttributeDefinition,
  type AttributeName,
  agentAttributes,
  agentRecord,
} from '../../../aws/contract/agentRecord.ts'
import type { NewValue } from '../../aws/table/updateAgent.ts'
import type { Agent } from '../agent.ts'

/** The attributes of an agent as the form shows them: texts, and an empty text for a missing value. */
export type AgentDraft = Readonly<Record<AttributeName, string>>

/** The texts of the form for an agent. */
export function draftOf(agent: Agent): AgentDraft {
  const entries = agentAttributes.map(({ name }) => {
    const value = agent[name]
    return [name, value instanceof Date ? toLocalTime(value) : String(value ?? '')] as const
  })
  // The type of Object.fromEntries does not show that every name is there.
  return Object.fromEntries(entries) as AgentDraft
}

/** The attributes that differ between two drafts, with their new values for DynamoDB; null for a removed value. */
export function changesBetween(
  before: AgentDraft,
  after: AgentDraft,
): Partial<Record<AttributeName, NewValue>> {
  return Object.fromEntries(
    agentAttributes
      .filter(({ name }) => before[name] !== after[name])
      .map(({ name, definition }) => [name, toValue(definition, after[name].trim())]),
  )
}

/** The reason why the text of an attribute cannot be saved, in one sentence; undefined for a good text. */
export function problemWith(name: AttributeName, text: string): string | undefined {
  const definition: AttributeDefinition = agentRecord[name]
  const { label } = definition
  // Line breaks and tabs are text. Other control characters are invisible, and no part of a text.
  const control = /[^\P{Cc}\n\r\t]/u.exec(text)
  if (control !== null) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    return `There is an invisible control character (U+${code}) in ${label}. Delete it, or type the text again.`
  }
  if (/\p{Surrogate}/u.test(text))
    return `There is half of a character in ${label}. Delete it, or type the text again.`
  if (text.trim() === '') return undefined
  switch (definition.type) {
    case 'text':
    case 'long-text':
      return text.trim().length > definition.longest
        ? `${label} can have ${definition.longest.toLocaleString()} characters. You typed ${text.trim().length.toLocaleString()}.`
        : undefined
    case 'count':
      return /^\d+$/.test(text.trim()) && Number(text) <= definition.most
        ? undefined
        : `${label} is a whole number up to ${definition.most.toLocaleString()}.`
    case 'time':
      return Number.isNaN(Date.parse(text)) ? `${label} is a date and a time.` : undefined
    case 'choice':
    case 'level':
      return undefined
  }
}

function toValue({ type }: AttributeDefinition, text: string): NewValue {
  if (text === '') return null
  switch (type) {
    case 'level':
    case 'count':
      return Number(text)
    case 'time':
      return toTimestamp(new Date(text))
    default:
      return text
  }
}

/** The form that the table uses, ISO 8601 in UTC without milliseconds: `2026-11-22T09:11:00Z`. */
export function toTimestamp(moment: Date): string {
  return moment.toISOString().replace(/\.\d+Z$/, 'Z')
}

/** The form that an input of the type `datetime-local` takes: the browser's own time, without a zone. */
function toLocalTime(moment: Date): string {
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 16)
}
