import { clientId, type UserPoolServer, userPoolId } from './userPoolServer.ts'

/** An operation's answer. Tests read it without a schema. */
export type Answer = ReturnType<typeof JSON.parse>

/**
 * Calls an operation over HTTP, by hand.
 *
 * @throws Error with AWS's exception as its `name`
 */
export async function call(server: UserPoolServer, operation: string, input: object): Promise<Answer> {
  const response = await fetch(server.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(input),
  })
  const output: Answer = await response.json()
  if (response.ok) return output
  throw Object.assign(new Error(output.message), { name: output.__type })
}

/** An operation of the app client. */
export function callAsClient(server: UserPoolServer, operation: string, input: object): Promise<Answer> {
  return call(server, operation, { ClientId: clientId, ...input })
}

/** An operation of the operator, on a user. */
export function administer(
  server: UserPoolServer,
  operation: string,
  Username: string,
  input: object = {},
): Promise<Answer> {
  return call(server, operation, { UserPoolId: userPoolId, Username, ...input })
}

export const password = 'Correct-Horse-1!'

/** Creates a confirmed user whose password is `password`, with a verified email address. */
export async function createPerson(server: UserPoolServer, username = 'ana'): Promise<Answer> {
  const UserAttributes = [
    { Name: 'email', Value: `${username}@example.com` },
    { Name: 'email_verified', Value: 'true' },
  ]
  const { User } = await administer(server, 'AdminCreateUser', username, {
    UserAttributes,
    MessageAction: 'SUPPRESS',
  })
  await administer(server, 'AdminSetUserPassword', username, { Password: password, Permanent: true })
  return User
}

/** Answers a password challenge for `username` with random bytes. To the pool it is a wrong password, and it is faster. */
export async function guessPassword(server: UserPoolServer, USERNAME: string): Promise<Answer> {
  const { ChallengeParameters } = await callAsClient(server, 'InitiateAuth', {
    AuthFlow: 'USER_SRP_AUTH',
    AuthParameters: { USERNAME, SRP_A: 'abcdef' },
  })
  return callAsClient(server, 'RespondToAuthChallenge', {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeResponses: {
      USERNAME,
      PASSWORD_CLAIM_SECRET_BLOCK: ChallengeParameters.SECRET_BLOCK,
      PASSWORD_CLAIM_SIGNATURE: Buffer.alloc(32, 7).toString('base64'),
      TIMESTAMP: new Date()
        .toUTCString()
        .replace(/^(...), 0?(\d+) (...) (\d+) (.*) GMT$/, '$1 $3 $2 $5 UTC $4'),
    },
  })
}
