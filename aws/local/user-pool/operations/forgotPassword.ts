import { createHmac } from 'node:crypto'
import * as v from 'valibot'
import { findClient } from '../input/findClient.ts'
import type { UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { notAuthorized } from '../notAuthorized.ts'
import { recoversByEmail } from '../passwords/recoversByEmail.ts'
import { pretendToSendResetCode, sendResetCode } from '../passwords/sendResetCode.ts'
import { verifiedEmail } from '../passwords/verifiedEmail.ts'
import { findUser } from '../users/findUser.ts'

const schema = v.object({ ClientId: members.clientId, Username: members.username })

/**
 * Sends a code to the user's verified email address. For a name without an address the answer is simulated, so that
 * it does not tell who exists.
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
  // Computed for every name, so that the time of the answer does not tell who exists either.
  const simulated = simulateMaskedEmail(pool.secret, name)
  if (user !== undefined && email !== undefined) sendResetCode(pool, user, email)
  else pretendToSendResetCode(pool, user ?? name)
  const destination = email === undefined ? simulated : maskEmail(email)
  return {
    CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: destination },
  }
}

/** `ana@example.com` as Cognito's answer shows it: `a***@e***`. */
function maskEmail(email: string): string {
  const domain = email.slice(email.lastIndexOf('@') + 1)
  return `${email.charAt(0)}***@${domain.charAt(0)}***`
}

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** A masked address for a user without an address, the same at every try. */
function simulateMaskedEmail(secret: Uint8Array, username: string): string {
  const hash = createHmac('sha256', secret).update(`email:${username}`).digest()
  const letter = (index: number) => letters.charAt(hash.readUInt8(index) % letters.length)
  return `${letter(0)}***@${letter(1)}***`
}
