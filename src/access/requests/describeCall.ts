import type { AwsCall } from '../../aws/calls/AwsCall.ts'
import { isJsonObject } from '../../aws/calls/isJsonObject.ts'
import type { Explanation } from '../decisions/explainCall.ts'

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
