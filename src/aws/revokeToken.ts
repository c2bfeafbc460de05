import type { Config } from '../config.ts'

/**
 * Revokes a refresh token. Sign-out does not wait for it and succeeds without it, so it never rejects.
 * Unlike cognito-js's own call it is sent even while the page is being closed (`keepalive`), and only once.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html
 */
export async function revokeToken(config: Config, refreshToken: string): Promise<void> {
  await fetch(config.endpoint ?? `https://cognito-idp.${config.region}.amazonaws.com/`, {
    method: 'POST',
    keepalive: true,
    headers: {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': 'AWSCognitoIdentityProviderService.RevokeToken',
    },
    body: JSON.stringify({ Token: refreshToken, ClientId: config.userPoolClientId }),
  }).catch(() => {})
}
