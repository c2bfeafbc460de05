import type { Condition, Statement } from '../../policy/Policy.ts'

/** Parsed statements as the policy document that they would be written as. */
export function toDocument(statements: readonly Statement[]): object {
  return {
    Version: '2012-10-17',
    Statement: statements.map(({ sid, effect, actions, resources, conditions }) => ({
      ...(sid === undefined ? {} : { Sid: sid }),
      Effect: effect,
      Action: actions,
      ...(resources === undefined ? {} : { Resource: resources }),
      ...(conditions.length === 0 ? {} : { Condition: toConditions(conditions) }),
    })),
  }
}

function toConditions(conditions: readonly Condition[]): Record<string, Record<string, readonly string[]>> {
  const written: Record<string, Record<string, readonly string[]>> = {}
  for (const { operator, key, values } of conditions) {
    written[operator] = { ...written[operator], [key]: values }
  }
  return written
}
