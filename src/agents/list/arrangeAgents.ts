import { type AttributeName, agentRecord } from '../../../aws/contract/agentRecord.ts'
import type { Agent } from '../agent.ts'
import { findText, fold } from './findText.ts'
import { type ListView, noStatus, type SortColumn } from './ListView.ts'

/** The attributes that a search reads, besides the field name. Only a lead's agents have a real name. */
export const searched = ['station', 'specialty', 'realName'] as const satisfies readonly AttributeName[]

interface Arrangement {
  /** Whether the agents are already in the view's order. */
  isSorted: boolean
  /** Matches of the search that DynamoDB found among agents that the app has not read yet. */
  prefixMatches?: readonly Agent[]
  /** Whether the agents of one office have to stay together. */
  isByOffice?: boolean
}

/**
 * Chooses the agents that a view shows, and puts them into its order. With a search, names that begin with the searched
 * text come first.
 */
export function arrangeAgents(
  agents: readonly Agent[],
  view: ListView,
  { isSorted, prefixMatches = [], isByOffice = false }: Arrangement,
): readonly Agent[] {
  const { status } = view
  const folded = fold(view.find.trim())
  let arranged = withPrefixMatches(agents, prefixMatches)
  if (status !== null) arranged = arranged.filter((agent) => (agent.status ?? noStatus) === status)
  if (!isSorted) arranged = arranged.toSorted(comparing(view.sort, view.isDescending))
  if (folded === '') return arranged
  const found = arranged.filter((agent) => fitOf(agent, folded) !== 'not')
  if (isByOffice) return found
  const begins = (agent: Agent) => fitOf(agent, folded) === 'begins'
  return [...found.filter(begins), ...found.filter((agent) => !begins(agent))]
}

/** Makes a function that finds the searched words in a text, as [from, to]; null without a search. */
export function finder(find: string): ((text: string) => [from: number, to: number] | null) | null {
  const folded = fold(find.trim())
  return folded === '' ? null : (text) => findText(text, folded)
}

/** Adds DynamoDB's matches of a search that are not among the agents read so far. */
function withPrefixMatches(agents: readonly Agent[], matches: readonly Agent[]): readonly Agent[] {
  if (matches.length === 0) return agents
  const names = new Set(agents.map(({ fieldName }) => fieldName))
  return [...matches.filter(({ fieldName }) => !names.has(fieldName)), ...agents]
}

/** How an agent fits a search: the field name begins with it, it is somewhere in the texts, or not at all. */
type Fit = 'begins' | 'contains' | 'not'

/** The last search, and what it found. Each page that is read would have all earlier ones searched again. */
let known = { folded: '', fits: new WeakMap<Agent, Fit>() }

function fitOf(agent: Agent, folded: string): Fit {
  if (known.folded !== folded) known = { folded, fits: new WeakMap() }
  const before = known.fits.get(agent)
  if (before !== undefined) return before
  const fit = findFit(agent, folded)
  known.fits.set(agent, fit)
  return fit
}

function findFit(agent: Agent, folded: string): Fit {
  if (fold(agent.fieldName).startsWith(folded)) return 'begins'
  const isFound = [agent.fieldName, ...searched.map((name) => agent[name])].some(
    (text) => text !== null && findText(text, folded) !== null,
  )
  return isFound ? 'contains' : 'not'
}

/** The number of agents of each status. Agents without a status count as `none`. */
export function countStatuses(agents: readonly Agent[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { status } of agents) counts.set(status ?? noStatus, (counts.get(status ?? noStatus) ?? 0) + 1)
  return counts
}

const collator = new Intl.Collator(undefined, { numeric: true })

/**
 * Agents without a value come last in either direction. Agents with the same value are in the order of their names, since
 * an index gives them in no order.
 */
function comparing(column: SortColumn, isDescending: boolean) {
  const byValue = comparingValues(column, isDescending)
  const byName = comparingValues('fieldName', false)
  return (one: Agent, other: Agent): number => byValue(one, other) || byName(one, other)
}

function comparingValues(column: SortColumn, isDescending: boolean) {
  const sign = isDescending ? -1 : 1
  return (one: Agent, other: Agent): number => {
    const [a, b] = [sortValue(one, column), sortValue(other, column)]
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b)
    // DynamoDB orders the names in the same way.
    if (column === 'fieldName') return a === b ? 0 : a < b ? -sign : sign
    return sign * collator.compare(String(a), String(b))
  }
}

function sortValue(agent: Agent, column: SortColumn): string | number | null {
  const value = agent[column]
  if (value instanceof Date) return value.getTime()
  if (column === 'fieldName' || value === null) return value
  const { type } = agentRecord[column]
  return type === 'count' || type === 'level' ? Number(value) : value
}
