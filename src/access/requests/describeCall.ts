import type { AwsCall } from '../../aws/calls/AwsCall.ts'
import { isJsonObject } from '../../aws/calls/isJsonObject.ts'
import { accessesOf } from '../decisions/accessesOf.ts'

/** Only names are read of what this place is needed for. */
const nowhere = { region: '', account: '', partitionKey: 'userId' }

/** Which table a call is about, by its name; undefined for what is about none. */
export function tableOf(call: AwsCall): string | undefined {
  if (call.service !== 'dynamodb') return undefined
  const [access] = accessesOf(call, nowhere)
  return access?.resource.split('table/')[1]
}

/** The partition keys that a call asks for. */
export function keysOf(call: AwsCall): readonly string[] {
  if (call.service !== 'dynamodb') return []
  return accessesOf(call, nowhere).flatMap(({ context }) => context.get('dynamodb:LeadingKeys') ?? [])
}

/** Capacity units that a call consumed; undefined where the answer does not say. */
export function capacityOf({ result }: AwsCall): string | undefined {
  if (result.is !== 'succeeded') return undefined
  const { ConsumedCapacity } = result.output
  if (!isJsonObject(ConsumedCapacity)) return undefined
  const { CapacityUnits } = ConsumedCapacity
  return typeof CapacityUnits === 'number' ? String(CapacityUnits) : undefined
}
