import type { Condition, Statement } from '../../policy/Policy.ts'

/** Parsed statements, written as a policy document. */
export function toDocument(statements: readonly Statement[]): object {
  return {
    Version: '2012-10-17',
    Statement: statements.map(({ sid, effect, actions, resources, conditions }) => ({
      ...(sid === undefined ? {} : { Sid: sid }),
      Effect: effect,
      Action: oneOrMore(actions),
      ...(resources === undefined ? {} : { Resource: oneOrMore(resources) }),
      ...(conditions.length === 0 ? {} : { Condition: toConditions(conditions) }),
    })),
  }
}

function toConditions(conditions: readonly Condition[]): object {
  const written: Record<string, object> = {}
  for (const { operator, key, values } of conditions) {
    written[operator] = { ...written[operator], [key]: oneOrMore(values) }
  }
  return written
}

/** A list with one value is written without brackets. */
function oneOrMore(values: readonly string[]): string | readonly string[] {
  const [only] = values
  return values.length === 1 && only !== undefined ? only : values
}
