import * as v from 'valibot'
import { NotEmulatedError } from '../NotEmulatedError.ts'

/**
 * A resource's properties, parsed by a strict schema.
 *
 * @throws NotEmulatedError naming the property that the local AWS does not know, or whose value it does not expect
 */
export function parseProperties<Schema extends v.GenericSchema>(
  schema: Schema,
  logicalId: string,
  properties: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, properties)
  if (result.success) return result.output
  const [issue] = result.issues
  throw new NotEmulatedError(`${logicalId}.${v.getDotPath(issue) ?? ''}: ${issue.message}`)
}
