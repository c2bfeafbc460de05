import { elementsOf, membersOf } from '../../policy/request/json.ts'
import type { Table } from './Dynalite.ts'
import { invalid } from './invalid.ts'

type Members = Readonly<Record<string, unknown>>

/**
 * Refuses a Query or Scan that the engine accepts and AWS refuses: a comparison with an empty key, and attributes
 * that a global index does not have.
 *
 * @throws AwsError ValidationException
 */
export function checkRead(input: Members, table: Table): void {
  const index = table.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === input.IndexName)
  const { KeySchema } = index ?? table
  for (const { AttributeName } of KeySchema) {
    const { AttributeValueList } = membersOf(membersOf(input.KeyConditions)[AttributeName])
    for (const value of elementsOf(AttributeValueList)) {
      const { S, B } = membersOf(value)
      if (S !== '' && B !== '') continue
      throw invalid(
        `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${S === '' ? 'string' : 'binary'} value. Key: ${AttributeName}`,
      )
    }
  }
  if (index === undefined || index.Projection.ProjectionType === 'ALL') return
  const projected = new Set([
    ...table.KeySchema.map(({ AttributeName }) => AttributeName),
    ...index.KeySchema.map(({ AttributeName }) => AttributeName),
    ...(index.Projection.NonKeyAttributes ?? []),
  ])
  const asked = [
    ...elementsOf(membersOf(input._projection).paths).map((path) => String(elementsOf(path)[0])),
    ...elementsOf(input.AttributesToGet).map(String),
  ]
  const missing = [...new Set(asked)].filter((name) => !projected.has(name))
  if (missing.length > 0) {
    throw invalid(
      `One or more parameter values were invalid: Global secondary index ${index.IndexName} does not project [${missing.join(', ')}]`,
    )
  }
}
