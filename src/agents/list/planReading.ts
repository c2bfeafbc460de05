import type { Scope } from '../../aws/table/openAgentsTable.ts'
import { scopeOf } from '../../identity/scopeOf.ts'
import { agentsQuery, type Reading, type Source } from './agentsQuery.ts'
import { type ListView, noStatus } from './ListView.ts'

/** How the app reads the agents of a view. */
export interface ReadingPlan {
  source: Source
  /** Whether the source returns the agents in the view's order. */
  isSorted: boolean
  /** Whether the app has to read the source to its end before it can show the view. */
  needsAll: boolean
}

/** All agents of one administrator, in the order of their names. */
export const plainSource: Source = { is: 'all', descending: false }

/**
 * Reads a view by a key of the table or an index if there is one: its first page then costs the same for 12 agents and for
 * a million. Any other order, and a search, need all agents first.
 */
export function planReading(view: ListView, scope: Scope): ReadingPlan {
  const { find, status, sort, isDescending, office } = view
  const isSearch = find.trim() !== ''
  const isByName = sort === 'fieldName'
  if (scope === 'all-offices' && office === null) {
    const isSorted = isByName && !isDescending
    return { source: { is: 'everybodys' }, isSorted, needsAll: isSearch || status !== null || !isSorted }
  }
  if (status === noStatus) {
    const source: Source = { is: 'without', attribute: 'status' }
    return { source, isSorted: isByName && !isDescending, needsAll: true }
  }
  if (status !== null) {
    // The index has no order among the agents of one status.
    const needsAll = isSearch || !isByName || isDescending
    return { source: { is: 'with-status', status }, isSorted: false, needsAll }
  }
  if (isByName) return { source: { is: 'all', descending: isDescending }, isSorted: true, needsAll: isSearch }
  if (sort === 'lastContact') {
    const source: Source = { is: 'by-last-contact', descending: isDescending }
    return { source, isSorted: true, needsAll: isSearch }
  }
  return { source: plainSource, isSorted: false, needsAll: true }
}

/** The query with which a view begins. */
export function firstQuery(reading: Omit<Reading, 'source' | 'office'>, view: ListView) {
  const { source } = planReading(view, scopeOf(reading.config, reading.account))
  return agentsQuery({ ...reading, source, office: view.office })
}
