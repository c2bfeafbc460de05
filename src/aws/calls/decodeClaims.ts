import type { JsonObject } from './AwsCall.ts'
import { isJsonObject } from './isJsonObject.ts'

/**
 * The claims of a JWT, for display; undefined for any other text. This function verifies nothing: AWS verifies a token
 * wherever it decides by one.
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
