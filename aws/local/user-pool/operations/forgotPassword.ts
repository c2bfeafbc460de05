import * as v from 'valibot'
import { findClient } from '../findClient.ts'
import { findUser } from '../findUser.ts'
import type { UserPools } from '../findUserPool.ts'
import { members } from '../members.ts'
import { notAuthorized } from '../notAuthorized.ts'
import { parseInput } from '../parseInput.ts'
import { maskEmail } from '../recovery/maskEmail.ts'
import { recoversByEmail } from '../recovery/recoversByEmail.ts'
import { sendResetCode } from '../recovery/sendResetCode.ts'
import { simulateMaskedEmail } from '../recovery/simulateMaskedEmail.ts'
import { verifiedEmail } from '../recovery/verifiedEmail.ts'

const schema = v.object({ ClientId: members.clientId, Username: members.username })

/**
 * Sends a code to the user's verified email address. For a name that has none the answer is made up, so that it
 * tells nothing.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
 */
export async function forgotPassword(aws: UserPools, input: unknown): Promise<object> {
  const { ClientId, Username } = parseInput(schema, input)
  const { pool, client } = findClient(aws, ClientId)
  if (!recoversByEmail(pool)) throw notAuthorized('Contact administrator to reset password.')
  if (!client.hidesUsers) findUser(pool, Username)

  const name = pool.users.nameOf(Username)
  pool.resetRequests.take(name)
  const user = pool.users.find(name)
  const email = user?.enabled && user.status !== 'FORCE_CHANGE_PASSWORD' ? verifiedEmail(user) : undefined
  if (user !== undefined && email !== undefined) sendResetCode(pool, user, email)
  const destination = email === undefined ? simulateMaskedEmail(pool.secret, name) : maskEmail(email)
  return {
    CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: destination },
  }
}
