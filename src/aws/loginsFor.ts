import type { Config } from '../config.ts'

type GetIdToken = () => Promise<string>

/**
 * The `Logins` map of the identity pool: user pool → ID token. The value is a function because credentials are
 * renewed for as long as the app is open, and each renewal needs a token that is still valid.
 */
export function loginsFor(
  { region, userPoolId }: Config,
  getIdToken: GetIdToken,
): Record<string, GetIdToken> {
  return { [`cognito-idp.${region}.amazonaws.com/${userPoolId}`]: getIdToken }
}
