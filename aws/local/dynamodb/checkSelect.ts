import { invalid } from './invalid.ts'

/**
 * Refuses a Select that contradicts the projection; the engine accepts it. A policy on attributes relies on this: it
 * reads Select alone to know that the answer has the projected attributes only.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html#DDB-Query-request-Select
 */
export function checkSelect(input: Readonly<Record<string, unknown>>): void {
  const { Select, ProjectionExpression, AttributesToGet, IndexName } = input
  const projected =
    ProjectionExpression !== undefined
      ? 'ProjectionExpression'
      : AttributesToGet !== undefined
        ? 'AttributesToGet'
        : undefined
  const prefix = 'One or more parameter values were invalid: '
  if (projected !== undefined && Select !== undefined && Select !== 'SPECIFIC_ATTRIBUTES') {
    const what = Select === 'COUNT' ? 'only the Count' : String(Select)
    throw invalid(`${prefix}Cannot specify the ${projected} when choosing to get ${what}`)
  }
  if (projected === undefined && Select === 'SPECIFIC_ATTRIBUTES') {
    throw invalid(
      `${prefix}Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES`,
    )
  }
  if (IndexName === undefined && Select === 'ALL_PROJECTED_ATTRIBUTES') {
    throw invalid(`${prefix}ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName`)
  }
}
