import type { AwsCall } from '../../aws/calls/AwsCall.ts'
import { isJsonObject } from '../../aws/calls/isJsonObject.ts'
import type { Explanation } from '../decisions/explainCall.ts'
import { nameOfId } from '../ids/nameOfId.ts'

/** The name of the table or index that a call reads or writes; undefined for any other call. */
export function tableOf(explanation: Explanation | undefined): string | undefined {
  return explanation?.accesses[0]?.request.resource.split('table/')[1]
}

/** The partition keys that a call asks for. */
export function keysOf(explanation: Explanation | undefined): readonly string[] {
  const accesses = explanation?.accesses ?? []
  return accesses.flatMap(({ request }) => request.context.get('dynamodb:LeadingKeys') ?? [])
}

/** Capacity units that a call consumed; undefined where the answer does not say. */
export function capacityOf({ result }: AwsCall): string | undefined {
  if (result.is !== 'succeeded') return undefined
  const { ConsumedCapacity } = result.output
  if (!isJsonObject(ConsumedCapacity)) return undefined
  const { CapacityUnits } = ConsumedCapacity
  return typeof CapacityUnits === 'number' ? String(CapacityUnits) : undefined
}

/** The owner of the rows that a call asks for, in words if the key is a known ID; undefined for a call without a key. */
export function nameOfKeys(explanation: Explanation | undefined): string | undefined {
  const keys = keysOf(explanation)
  if (explanation === undefined || keys.length === 0) return undefined
  const { ids } = explanation.standing
  return keys.map((key) => nameOfId(key, ids) ?? key).join(', ')
}
