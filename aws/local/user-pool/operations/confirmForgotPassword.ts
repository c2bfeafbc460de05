import { timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'
import { AwsError } from '../../AwsError.ts'
import { findClient } from '../input/findClient.ts'
import type { UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { checkPassword } from '../passwords/checkPassword.ts'
import { refuseEarlierPassword } from '../passwords/refuseEarlierPassword.ts'
import { withPassword } from '../passwords/withPassword.ts'
import { findUser } from '../users/findUser.ts'

const schema = v.object({
  ClientId: members.clientId,
  Username: members.username,
  ConfirmationCode: members.code,
  Password: members.password,
})

/**
 * Sets a new password for a user who has the code. With a wrong code the answer is the same for every name.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html
 */
export async function confirmForgotPassword(aws: UserPools, input: unknown): Promise<object> {
  const { ClientId, Username, ConfirmationCode, Password } = parseInput(schema, input)
  const { pool, client } = findClient(aws, ClientId)
  if (!client.hidesUsers) findUser(pool, Username)
  const name = pool.users.nameOf(Username)
  pool.resetConfirmations.take(name)

  const user = pool.users.find(name)
  const reset = user?.resetCode
  if (user === undefined || reset === undefined || !user.enabled || !isSame(reset.code, ConfirmationCode)) {
    throw new AwsError('CodeMismatchException', 'Invalid verification code provided, please try again.')
  }
  if (pool.environment.now() >= reset.expiresAt) {
    throw new AwsError('ExpiredCodeException', 'Invalid code provided, please request a code again.')
  }
  checkPassword(pool, Password)
  refuseEarlierPassword(pool, user, Password)
  pool.users.save(withPassword(pool, user, Password, 'permanent'))
  pool.signInAttempts.succeed(name)
  return {}
}

function isSame(code: string, given: string): boolean {
  const [expected, bytes] = [Buffer.from(code), Buffer.from(given)]
  return expected.length === bytes.length && timingSafeEqual(expected, bytes)
}
