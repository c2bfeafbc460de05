import { cognitoSignIn } from '../../contract/userPoolProvider.ts'
import { AwsError } from '../AwsError.ts'
import { isSessionAlive } from '../user-pool/tokens/isSessionAlive.ts'
import { type IdTokenClaims, verifyIdToken } from '../user-pool/tokens/verifyIdToken.ts'
import type { IdentityPool, Provider } from './IdentityPool.ts'

/** A login with a fully verified token. */
export interface VerifiedLogin {
  /** The provider and the user's sub there. An identity is stored under it. */
  login: string
  provider: Provider
  claims: IdTokenClaims
}

/**
 * Verifies the one login of a request. The provider is known. The ID token is valid and was issued to the app client
 * that the identity pool trusts. Since then the user has not signed out everywhere and was not disabled (AWS's
 * "server-side token check").
 *
 * @throws AwsError NotAuthorizedException with the text that the identity pool gives for each
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html
 */
export async function verifyLogins(
  pool: IdentityPool,
  logins: Readonly<Record<string, string>>,
): Promise<VerifiedLogin> {
  const entries = Object.entries(logins)
  const [first] = entries
  // Unlike AWS: a second login is refused. AWS links or merges the identities.
  if (first === undefined || entries.length !== 1) throw loginsDoNotMatch()
  const [providerName, token] = first
  const provider = pool.providers.find((candidate) => candidate.providerName === providerName)
  if (provider === undefined) throw loginsDoNotMatch()

  const claims = await verifyIdToken(provider.userPool, token)
  if (claims.aud !== provider.clientId) {
    throw notAuthorized('Token is not from a supported provider of this identity pool.')
  }
  if (provider.serverSideTokenCheck && !isSessionAlive(provider.userPool, claims)) {
    throw notAuthorized('Invalid login token. Token has been revoked.')
  }
  return { login: cognitoSignIn(providerName, claims.sub), provider, claims }
}

/** The login does not belong to the identity, or to the identity pool. */
export function loginsDoNotMatch(): AwsError {
  return notAuthorized(
    "Logins don't match. Please include at least one valid login for this identity or identity pool.",
  )
}

function notAuthorized(message: string): AwsError {
  return new AwsError('NotAuthorizedException', message)
}
