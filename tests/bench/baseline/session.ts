import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
} from 'amazon-cognito-identity-js'

export interface Config {
  region: string
  userPoolId: string
  userPoolClientId: string
  identityPoolId: string
  tableName: string
  visibleAttributes?: string
}

function poolOf(config: Config): CognitoUserPool {
  return new CognitoUserPool({ UserPoolId: config.userPoolId, ClientId: config.userPoolClientId })
}

export function restoreIdToken(config: Config, onToken: (idToken: string) => void): void {
  poolOf(config)
    .getCurrentUser()
    ?.getSession((_error: Error | null, session: CognitoUserSession | null) => {
      if (session !== null) onToken(session.getIdToken().getJwtToken())
    })
}

export function signIn(
  config: Config,
  username: string,
  password: string,
  onToken: (idToken: string) => void,
): void {
  const user = new CognitoUser({ Username: username, Pool: poolOf(config) })
  user.authenticateUser(new AuthenticationDetails({ Username: username, Password: password }), {
    onSuccess: (session) => onToken(session.getIdToken().getJwtToken()),
    onFailure: (error) => console.error(error),
  })
}
