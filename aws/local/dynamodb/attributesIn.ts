import type { Readable } from './parsedInput.ts'

/**
 * The top-level attributes that a request names, in keys, projections, filters, conditions and updates: IAM's
 * `dynamodb:Attributes`. It is about the request, not about what comes back.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export function attributesIn(input: Readable): Set<string> {
  const maps = [
    input.Key,
    input.Item,
    input.KeyConditions,
    input.QueryFilter,
    input.ScanFilter,
    input.Expected,
    input.AttributeUpdates,
    input._filter?.pathHeads,
    input._condition?.pathHeads,
  ]
  const paths = [...(input._projection?.paths ?? []), ...(input._updates?.paths ?? [])]
  return new Set([
    ...maps.flatMap((map) => Object.keys(map ?? {})),
    ...(input.AttributesToGet ?? []),
    ...paths.map(([head]) => String(head)),
    ...(input._updates?.sections ?? []).flatMap(({ val }) => [...readBy(val)]),
  ])
}

/** The attributes that an update copies from: `SET notes = secret` reads `secret`. */
function* readBy(operand: unknown): Generator<string> {
  if (Array.isArray(operand)) yield String(operand[0])
  else if (typeof operand === 'object' && operand !== null && 'args' in operand) {
    if (Array.isArray(operand.args)) for (const argument of operand.args) yield* readBy(argument)
  }
}

/** What a read gives back, whether or not it says so: IAM's `dynamodb:Select`. */
export function selectOf({ Select, IndexName, _projection, AttributesToGet }: Readable): string {
  if (Select !== undefined) return Select
  if (_projection !== undefined || AttributesToGet !== undefined) return 'SPECIFIC_ATTRIBUTES'
  return IndexName === undefined ? 'ALL_ATTRIBUTES' : 'ALL_PROJECTED_ATTRIBUTES'
}
