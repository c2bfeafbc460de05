import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
} from '@aws-sdk/client-cognito-identity'
import type { Person, Tokens } from '../attempts/World.ts'
import { userPoolProvider } from '../contract/userPoolProvider.ts'
import type { StackConfig } from './StackConfig.ts'
import { type Credentials, signInToUserPool } from './signInToUserPool.ts'

/** A password, or the tokens of an earlier sign-in. */
export type Login = Credentials | { username: string; tokens: Tokens }

/**
 * Signs a user in with published clients only, without our code: SRP, GetId, credentials.
 *
 * @throws the errors of the clients, such as `NotAuthorizedException`
 */
export async function signInPerson(config: StackConfig, login: Login): Promise<Person> {
  const tokens = 'tokens' in login ? login.tokens : await signInToUserPool(config, login)
  const { idToken } = tokens
  const logins = { [userPoolProvider(config)]: idToken }
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
    const { sub } = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8'))
    const identityId = IdentityId ?? ''
    const [partition, wrongPartition] =
      config.partitionKey === 'principal-tag' ? [sub, identityId] : [identityId, sub]
    return {
      username: login.username,
      ...tokens,
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
