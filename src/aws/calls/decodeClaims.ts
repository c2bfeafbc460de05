import type { JsonObject } from './AwsCall.ts'
import { isJsonObject } from './isJsonObject.ts'

/**
 * What a JWT says, for people to read; undefined for any other text. Nothing is verified here: whoever decides on a
 * token (the pools, IAM) does that.
 */
export function decodeClaims(token: string): JsonObject | undefined {
  const [header, payload, signature, ...rest] = token.split('.')
  if (!header || !payload || !signature || rest.length > 0) return undefined
  try {
    const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return isJsonObject(claims) ? claims : undefined
  } catch {
    return undefined
  }
}
