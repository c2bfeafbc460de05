interface UserPool {
  region: string
  userPoolId: string
}

/**
 * A user pool's name in the identity pool, in IAM and in `Logins`: `cognito-idp.REGION.amazonaws.com/USER_POOL_ID`.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html
 */
export function userPoolProvider({ region, userPoolId }: UserPool): string {
  return `cognito-idp.${region}.amazonaws.com/${userPoolId}`
}

/** A session's name for its sign-in: the last value of `cognito-identity.amazonaws.com:amr`. */
export function cognitoSignIn(provider: string, sub: string): string {
  return `${provider}:CognitoSignIn:${sub}`
}
