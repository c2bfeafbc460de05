import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
} from '@aws-sdk/client-cognito-identity'
import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
} from 'amazon-cognito-identity-js'
import type { Login, StackConfig } from './openWorld.ts'
import type { Person } from './World.ts'

/**
 * Signs somebody in through the published clients and nothing of ours: SRP, GetId, credentials.
 *
 * @throws what the clients throw, `NotAuthorizedException` among it
 */
export async function signInPerson(config: StackConfig, { username, password }: Login): Promise<Person> {
  const session = await signInToUserPool(config, username, password)
  const idToken = session.getIdToken().getJwtToken()
  const logins = { [`cognito-idp.${config.region}.amazonaws.com/${config.userPoolId}`]: idToken }
  const client = new CognitoIdentityClient({
    region: config.region,
    ...(config.endpoint === undefined ? {} : { endpoint: config.endpoint }),
  })
  try {
    const { IdentityId } = await client.send(
      new GetIdCommand({ IdentityPoolId: config.identityPoolId, Logins: logins }),
    )
    const { Credentials } = await client.send(
      new GetCredentialsForIdentityCommand({ IdentityId, Logins: logins }),
    )
    const { sub } = session.getIdToken().payload
    const identityId = IdentityId ?? ''
    const [partition, wrongPartition] =
      config.partitionKey === 'principal-tag' ? [sub, identityId] : [identityId, sub]
    return {
      username,
      idToken,
      accessToken: session.getAccessToken().getJwtToken(),
      refreshToken: session.getRefreshToken().getToken(),
      sub,
      identityId,
      partition,
      wrongPartition,
      logins,
      credentials: {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretKey ?? '',
        sessionToken: Credentials?.SessionToken ?? '',
      },
    }
  } finally {
    client.destroy()
  }
}

function signInToUserPool(
  config: StackConfig,
  Username: string,
  Password: string,
): Promise<CognitoUserSession> {
  const kept = new Map<string, string>()
  const Storage = {
    setItem: (key: string, value: string) => kept.set(key, value),
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => kept.delete(key),
    clear: () => kept.clear(),
  }
  const Pool = new CognitoUserPool({
    UserPoolId: config.userPoolId,
    ClientId: config.userPoolClientId,
    ...(config.endpoint === undefined ? {} : { endpoint: config.endpoint }),
    Storage,
  })
  const user = new CognitoUser({ Username, Pool, Storage })
  return new Promise((resolve, reject) => {
    user.authenticateUser(new AuthenticationDetails({ Username, Password }), {
      onSuccess: resolve,
      onFailure: reject,
      newPasswordRequired: () =>
        reject(new Error(`${Username} has a temporary password: sign in once and choose another`)),
      totpRequired: () =>
        reject(new Error(`${Username} has an authenticator app: use a test user without one`)),
    })
  })
}
