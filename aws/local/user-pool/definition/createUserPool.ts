import { userPoolProvider } from '../../../contract/userPoolProvider.ts'
import type { Environment } from '../../Environment.ts'
import { parseProperties } from '../../stack/parseProperties.ts'
import { RateLimit } from '../sign-in/RateLimit.ts'
import { SignInAttempts } from '../sign-in/SignInAttempts.ts'
import { SingleUse } from '../sign-in/SingleUse.ts'
import { Grants } from '../tokens/Grants.ts'
import { loadSigningKey } from '../tokens/loadSigningKey.ts'
import type { UserPool } from '../UserPool.ts'
import { Users } from '../users/Users.ts'
import { userPoolProperties } from './userPoolProperties.ts'

export interface UserPoolSettings {
  userPoolId: string
  arn: string
  region: string
  /** Of AWS::Cognito::UserPool, with every intrinsic function resolved. */
  properties: unknown
  environment: Environment
}

/**
 * A user pool with the users, keys and refresh tokens that the store has of it.
 *
 * @throws NotEmulatedError naming a property that is not understood
 */
export async function createUserPool(settings: UserPoolSettings): Promise<UserPool> {
  const { userPoolId, environment } = settings
  const { now, store } = environment
  const properties = parseProperties(userPoolProperties, 'AWS::Cognito::UserPool', settings.properties)
  const document = (name: string) => `user-pool/${userPoolId}/${name}`
  return {
    id: userPoolId,
    arn: settings.arn,
    poolName: userPoolId.slice(userPoolId.indexOf('_') + 1),
    issuer: `https://${userPoolProvider(settings)}`,
    properties,
    environment,
    clients: new Map(),
    groups: new Map(),
    users: new Users(document('users'), store, properties.UsernameConfiguration.CaseSensitive),
    grants: new Grants(document('grants'), environment),
    srpExchanges: new SingleUse(environment),
    sessions: new SingleUse(environment),
    signInAttempts: new SignInAttempts(now),
    resetRequests: new RateLimit(now, 5),
    resetConfirmations: new RateLimit(now, 5),
    signingKey: await loadSigningKey(document('signing-key'), store),
    secret: loadSecret(document('secret'), environment),
  }
}

/** 32 random bytes, made once and kept in `document`. */
function loadSecret(document: string, { store, randomBytes }: Environment): Uint8Array {
  const kept = store.read(document) as { secret: string } | undefined
  if (kept !== undefined) return Buffer.from(kept.secret, 'base64')
  const secret = Buffer.from(randomBytes(32))
  store.write(document, { secret: secret.toString('base64') })
  return secret
}
