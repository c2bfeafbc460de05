import { randomInt } from 'node:crypto'
import {
  AdminCreateUserCommand,
  type CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider'

/**
 * Creates an administrator. With an email address Cognito invites them there; without one the temporary password is
 * the result, and known to nobody else.
 *
 * @throws Error when the name is taken
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
 */
export async function createUser(
  pool: CognitoIdentityProviderClient,
  userPoolId: string,
  { username, email }: { username: string; email: string | undefined },
): Promise<{ temporaryPassword: string | null }> {
  const temporaryPassword = email === undefined ? makePassword() : null
  const invitation =
    temporaryPassword === null
      ? {
          UserAttributes: [
            { Name: 'email', Value: email },
            { Name: 'email_verified', Value: 'true' },
          ],
          DesiredDeliveryMediums: ['EMAIL' as const],
        }
      : { TemporaryPassword: temporaryPassword, MessageAction: 'SUPPRESS' as const }
  try {
    await pool.send(new AdminCreateUserCommand({ UserPoolId: userPoolId, Username: username, ...invitation }))
  } catch (error) {
    if (error instanceof UsernameExistsException) throw new Error(`There is a user ${username} already`)
    throw error
  }
  return { temporaryPassword }
}

/** Without the letters and digits that are taken for each other when they are read out. */
const classes = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!@#%-_+=']

/** 20 characters, some of every class that the pool asks for: about 115 bits. */
function makePassword(): string {
  const pick = (characters: string) => characters.charAt(randomInt(characters.length))
  const all = classes.join('')
  const characters = [...classes.map(pick), ...Array.from({ length: 16 }, () => pick(all))]
  for (let last = characters.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    const [one = '', two = ''] = [characters[last], characters[other]]
    characters[last] = two
    characters[other] = one
  }
  return characters.join('')
}
