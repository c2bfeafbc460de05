import type { CognitoUser, CognitoUserSession } from 'amazon-cognito-identity-js'
import { keepIdentityId } from './keepIdentityId.ts'
import { revokeToken } from './revokeToken.ts'
import type { SignedInUser } from './SignInOutcome.ts'
import type { UserPoolAccess } from './UserPoolAccess.ts'

/** The identity pool refuses a token that expires on the way, so one this close to its end is refreshed first. */
const secondsToSpare = 120

/** Joins a user and its session into what the app needs, with at most one refresh under way at a time. */
export function toSignedInUser(
  { config, storage }: UserPoolAccess,
  user: CognitoUser,
  first: CognitoUserSession,
): SignedInUser {
  let session = first
  let refreshing: Promise<CognitoUserSession> | null = null

  const refresh = () =>
    new Promise<CognitoUserSession>((resolve, reject) => {
      user.refreshSession(session.getRefreshToken(), (error: unknown, renewed: CognitoUserSession | null) =>
        renewed === null ? reject(error) : resolve(renewed),
      )
    })

  const { payload } = first.getIdToken()
  const sub = String(payload.sub)
  return {
    username: String(payload['cognito:username']),
    sub,
    keptIdentityId: keepIdentityId(storage, config, sub),
    async getIdToken() {
      if (!isFresh(session)) {
        refreshing ??= refresh().finally(() => {
          refreshing = null
        })
        session = await refreshing
      }
      return session.getIdToken().getJwtToken()
    },
    revoke: () => revokeToken(config, session.getRefreshToken().getToken()),
  }
}

function isFresh(session: CognitoUserSession): boolean {
  return session.isValid() && session.getIdToken().getExpiration() - Date.now() / 1000 > secondsToSpare
}
