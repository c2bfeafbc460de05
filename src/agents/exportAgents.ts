import { agentAttributes, agentKey } from '../../aws/contract/agentRecord.ts'
import type { Agent } from './agent.ts'

/** Saves agents as a CSV file that `npm run assign` takes. `visible` names the attributes, null stands for all. */
export function exportAgents(agents: readonly Agent[], visible: readonly string[] | null): void {
  const parts = csvOf(agents, visible)
  const url = URL.createObjectURL(new Blob([...parts], { type: 'text/csv;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: 'agents.csv' })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url))
}

/** In chunks, so that a long list is never one text in memory. */
export function* csvOf(agents: readonly Agent[], visible: readonly string[] | null): Generator<string> {
  const names = agentAttributes
    .map(({ name }) => name)
    .filter((name) => visible === null || visible.includes(name))
  // The mark tells spreadsheets that it is UTF-8.
  yield `\uFEFF${[agentKey.sort, ...names].join(',')}\r\n`
  for (let start = 0; start < agents.length; start += 500) {
    yield agents
      .slice(start, start + 500)
      .map((agent) => `${[agent.fieldName, ...names.map((name) => agent[name])].map(cell).join(',')}\r\n`)
      .join('')
  }
}

/**
 * A cell. A spreadsheet takes text that begins like a formula for one, so an apostrophe stands before it.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(value: string | number | Date | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  if (value instanceof Date) return value.toISOString()
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
