import { allowsWrites } from '../../../aws/policy/allowsWrites.ts'
import { parsePolicy } from '../../../aws/policy/parsePolicy.ts'
import type { JsonObject } from '../../aws/calls/AwsCall.ts'
import { isJsonObject } from '../../aws/calls/isJsonObject.ts'

const Version = '2012-10-17'

/**
 * The statements of policies that read, as one policy to begin with: writes are never put in force. It grants the table
 * alone, since a policy by itself does not tell whose key an index has.
 */
export function startingPolicy(documents: readonly unknown[]): string {
  const statements = documents.flatMap((document) =>
    isJsonObject(document) ? [document.Statement ?? []].flat() : [],
  )
  const Statement = statements
    .filter((statement) => {
      const parsed = parsePolicy('shipped', { Version, Statement: statement }, 'identity')
      return !parsed.statements.some(allowsWrites)
    })
    .map((statement) => (isJsonObject(statement) ? onTheTable(statement) : statement))
  return JSON.stringify({ Version, Statement }, null, 2)
}

function onTheTable({ Resource, ...statement }: JsonObject): JsonObject {
  const tables = [Resource ?? []].flat().filter((arn) => !String(arn).includes('/index/'))
  return { ...statement, Resource: tables }
}
