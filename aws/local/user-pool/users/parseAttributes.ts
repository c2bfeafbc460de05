import { AwsError } from '../../AwsError.ts'
import type { UserPool } from '../UserPool.ts'
import { standardAttributes } from './standardAttributes.ts'

/**
 * A list of attributes as a record.
 *
 * @throws AwsError InvalidParameterException for an attribute that the pool does not have, or a malformed one
 */
export function parseAttributes(
  { properties }: UserPool,
  list: readonly { Name: string; Value: string }[],
): Record<string, string> {
  for (const { Name, Value } of list) {
    const isCustom = properties.Schema.some((attribute) => `custom:${attribute.Name}` === Name)
    if (!isCustom && !standardAttributes.has(Name)) {
      throw invalid(`Attributes did not conform to the schema: ${Name}: Attribute does not exist in schema.`)
    }
    if (Name === 'email' && !/^[^\s@]+@[^\s@]+$/.test(Value)) throw invalid('Invalid email address format.')
  }
  return Object.fromEntries(list.map(({ Name, Value }) => [Name, Value]))
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message)
}
