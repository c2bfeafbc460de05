import type { AwsCall } from '../../aws/calls/AwsCall.ts'
import { isJsonObject } from '../../aws/calls/isJsonObject.ts'
import type { Explanation } from '../decisions/explainCall.ts'
import { nameOfId } from '../ids/nameOfId.ts'

/** Which table or index a call is about, by its name; undefined for a call that is about none. */
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

/** Whose rows a call asks for, in words where the key is a known ID; undefined for a call that names no key. */
export function nameOfKeys(explanation: Explanation | undefined): string | undefined {
  const keys = keysOf(explanation)
  if (explanation === undefined || keys.length === 0) return undefined
  const { ids } = explanation.standing
  return keys.map((key) => nameOfId(key, ids) ?? key).join(', ')
}
