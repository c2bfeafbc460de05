import type { JsonObject } from '../../aws/calls/AwsCall.ts'
import { type Access, type Place, tableArn } from './accessesOf.ts'

const forms: readonly [action: string, form: RegExp][] = [
  ['PartiQLSelect', /^\s*SELECT\s.*?\sFROM\s+"?([^"\s.]+)"?/is],
  ['PartiQLInsert', /^\s*INSERT\s+INTO\s+"?([^"\s.]+)"?/i],
  ['PartiQLUpdate', /^\s*UPDATE\s+"?([^"\s.]+)"?/i],
  ['PartiQLDelete', /^\s*DELETE\s+FROM\s+"?([^"\s.]+)"?/i],
]

/**
 * IAM's action for a PartiQL statement is its verb; its leading key is what WHERE compares the partition key with.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html
 */
export function partiqlAccess({ Statement }: JsonObject, place: Place): Access {
  const text = typeof Statement === 'string' ? Statement : ''
  const key = new RegExp(`\\b${place.partitionKey}"?\\s*=\\s*'([^']+)'`).exec(text)?.[1]
  const context = new Map<string, string | readonly string[]>()
  if (key !== undefined) context.set('dynamodb:LeadingKeys', [key])
  for (const [action, form] of forms) {
    const table = form.exec(text)?.[1]
    if (table === undefined) continue
    if (action === 'PartiQLSelect') context.set('dynamodb:FullTableScan', String(key === undefined))
    return { action: `dynamodb:${action}`, resource: tableArn(table, place), context }
  }
  return { action: 'dynamodb:ExecuteStatement', resource: '*', context }
}
