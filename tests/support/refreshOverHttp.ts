import { sendRaw } from './sendRaw.ts'
import type { Config } from './serveTestAws.ts'

/** What REFRESH_TOKEN_AUTH answers for a refresh token. */
export function refreshOverHttp({ endpoint, userPoolClientId }: Config, refreshToken: string) {
  return sendRaw(endpoint, {
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      ClientId: userPoolClientId,
      AuthParameters: { REFRESH_TOKEN: refreshToken },
    }),
  })
}
