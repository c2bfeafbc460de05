import { CognitoIdentityClient, GetIdCommand } from '@aws-sdk/client-cognito-identity'
import type { Config } from '../../../aws/contract/config.ts'
import { userPoolProvider } from '../../../aws/contract/userPoolProvider.ts'
import { identityPoolSettings } from '../clientSettings.ts'
import { toAppError } from '../toAppError.ts'

interface Options {
  config: Config
  getIdToken: () => Promise<string>
  signal: AbortSignal
}

/**
 * Asks the identity pool for the user's identity ID: `REGION:UUID`, which never changes.
 * Rejects with an AppError. https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html
 */
export async function getIdentityId({ config, getIdToken, signal }: Options): Promise<string> {
  const client = new CognitoIdentityClient(identityPoolSettings(config))
  try {
    const Logins = { [userPoolProvider(config)]: await getIdToken() }
    const { IdentityId } = await client.send(
      new GetIdCommand({ IdentityPoolId: config.identityPoolId, Logins }),
      { abortSignal: signal },
    )
    if (IdentityId === undefined) throw new Error('GetId answered without an identity ID')
    return IdentityId
  } catch (error) {
    throw toAppError(error)
  } finally {
    client.destroy()
  }
}
