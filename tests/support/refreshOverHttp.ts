import { sendRaw } from './sendRaw.ts'
import type { Config } from './serveTestAws.ts'

/** The answer of GetTokensFromRefreshToken for a refresh token. */
export function refreshOverHttp({ endpoint, userPoolClientId }: Config, refreshToken: string) {
  return sendRaw(endpoint, {
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.GetTokensFromRefreshToken',
    },
    body: JSON.stringify({ ClientId: userPoolClientId, RefreshToken: refreshToken }),
  })
}
