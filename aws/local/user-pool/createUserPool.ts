import { userPoolProvider } from '../../contract/userPoolProvider.ts'
import type { Surroundings } from '../Surroundings.ts'
import { parseProperties } from '../stack/parseProperties.ts'
import { Grants } from './state/Grants.ts'
import { loadSecret } from './state/loadSecret.ts'
import { RateLimit } from './state/RateLimit.ts'
import { SignInAttempts } from './state/SignInAttempts.ts'
import { SingleUse } from './state/SingleUse.ts'
import { Users } from './state/Users.ts'
import { loadSigningKey } from './tokens/loadSigningKey.ts'
import type { UserPool } from './UserPool.ts'
import { userPoolProperties } from './userPoolProperties.ts'

export interface UserPoolSettings {
  userPoolId: string
  region: string
  /** Of AWS::Cognito::UserPool, with every intrinsic function resolved. */
  properties: unknown
  surroundings: Surroundings
}

/**
 * A user pool with the users, keys and refresh tokens that the store has of it.
 *
 * @throws NotEmulatedError naming a property that is not understood
 */
export async function createUserPool(settings: UserPoolSettings): Promise<UserPool> {
  const { userPoolId, surroundings } = settings
  const { now, store } = surroundings
  const properties = parseProperties(userPoolProperties, 'AWS::Cognito::UserPool', settings.properties)
  const document = (name: string) => `user-pool/${userPoolId}/${name}`
  return {
    id: userPoolId,
    poolName: userPoolId.slice(userPoolId.indexOf('_') + 1),
    issuer: `https://${userPoolProvider(settings)}`,
    properties,
    surroundings,
    clients: new Map(),
    groups: new Map(),
    users: new Users(document('users'), store, properties.UsernameConfiguration.CaseSensitive),
    grants: new Grants(document('grants'), surroundings),
    srpExchanges: new SingleUse(surroundings),
    sessions: new SingleUse(surroundings),
    signInAttempts: new SignInAttempts(now),
    resetRequests: new RateLimit(now, 5),
    resetConfirmations: new RateLimit(now, 5),
    signingKey: await loadSigningKey(document('signing-key'), store),
    secret: loadSecret(document('secret'), surroundings),
  }
}
