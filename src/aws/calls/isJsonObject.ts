import type { JsonObject } from './AwsCall.ts'

/** Whether a value that JSON.parse gave is an object (not a list, not null). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
