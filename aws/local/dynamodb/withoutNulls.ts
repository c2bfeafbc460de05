import { AwsError } from '../AwsError.ts'
import { invalid } from './invalid.ts'

/**
 * A copy of a JSON value without null members, since AWS treats a null member as an absent one. The copy also
 * protects the engine: no member of a request can set the prototype of an object.
 *
 * @throws AwsError for null in a list, and for an attribute called `__proto__`, which the engine cannot hold
 */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => {
      if (item === null) throw new AwsError('com.amazon.coral.service#SerializationException', '')
      return withoutNulls(item)
    })
  }
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, item]) => item !== null)
  // Unlike AWS: AWS accepts this name like any other.
  if (entries.some(([key]) => key === '__proto__')) throw invalid('Syntax error; key: "__proto__"')
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutNulls(item)]))
}
