import { userPoolProvider } from '../../../contract/userPoolProvider.ts'
import type { Environment } from '../../Environment.ts'
import { parseProperties } from '../../stack/parseProperties.ts'
import { MadeOnce } from '../../state/MadeOnce.ts'
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
  /** The properties of AWS::Cognito::UserPool, with every intrinsic function resolved. */
  properties: unknown
  environment: Environment
}

/**
 * A user pool with its stored users, keys and refresh tokens.
 *
 * @throws NotEmulatedError naming a property that is not understood
 */
export async function createUserPool(settings: UserPoolSettings): Promise<UserPool> {
  const { userPoolId, environment } = settings
  const { now, journal } = environment
  const properties = parseProperties(userPoolProperties, 'AWS::Cognito::UserPool', settings.properties)
  const collection = (name: string) => `user-pool/${userPoolId}/${name}`
  return {
    id: userPoolId,
    arn: settings.arn,
    poolName: userPoolId.slice(userPoolId.indexOf('_') + 1),
    issuer: `https://${userPoolProvider(settings)}`,
    properties,
    environment,
    clients: new Map(),
    groups: new Map(),
    users: new Users(collection('users'), journal, properties.UsernameConfiguration.CaseSensitive),
    grants: new Grants(collection('grants'), environment),
    srpExchanges: new SingleUse(environment),
    sessions: new SingleUse(environment),
    signInAttempts: new SignInAttempts(now),
    resetRequests: new RateLimit(now, 5),
    resetConfirmations: new RateLimit(now, 5),
    signingKey: await loadSigningKey(collection('signing-key'), journal),
    secret: loadSecret(collection('secret'), environment),
  }
}

/** 32 random bytes, made once and stored in a collection of their own. */
function loadSecret(collection: string, { journal, randomBytes }: Environment): Uint8Array {
  const make = () => Buffer.from(randomBytes(32)).toString('base64')
  return Buffer.from(new MadeOnce(journal, collection).get('secret', make), 'base64')
}
