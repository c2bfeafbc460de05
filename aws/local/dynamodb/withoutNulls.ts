import { AwsError } from '../AwsError.ts'
import { invalid } from './invalid.ts'

/**
 * A copy of a JSON value in which nothing is null: to AWS a null member is an absent one. The copy also keeps the
 * engine's own objects from being told what their prototype is.
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
  // Unlike AWS: there it is a name like any other.
  if (entries.some(([key]) => key === '__proto__')) throw invalid('Syntax error; key: "__proto__"')
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutNulls(item)]))
}
