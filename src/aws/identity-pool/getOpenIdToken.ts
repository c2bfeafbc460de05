import { CognitoIdentityClient, GetOpenIdTokenCommand } from '@aws-sdk/client-cognito-identity'
import type { Config } from '../../../aws/contract/config.ts'
import { userPoolProvider } from '../../../aws/contract/userPoolProvider.ts'
import { identityPoolSettings } from '../clientSettings.ts'

interface Options {
  config: Config
  identityId: string
  getIdToken: () => Promise<string>
}

/** The identity pool's own token, or AWS's message when the pool refuses. Never rejects. */
export type OpenIdToken = { is: 'token'; token: string } | { is: 'refused'; type: string; message: string }

/**
 * Asks the identity pool for the token that it shows to STS. A pool without the classic flow always refuses.
 * https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdToken.html
 */
export async function getOpenIdToken({ config, identityId, getIdToken }: Options): Promise<OpenIdToken> {
  const client = new CognitoIdentityClient(identityPoolSettings(config))
  try {
    const Logins = { [userPoolProvider(config)]: await getIdToken() }
    const { Token } = await client.send(new GetOpenIdTokenCommand({ IdentityId: identityId, Logins }))
    return Token === undefined
      ? { is: 'refused', type: 'Error', message: 'The answer holds no token.' }
      : { is: 'token', token: Token }
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error('No answer')
    return { is: 'refused', type: name, message }
  } finally {
    client.destroy()
  }
}
