import { randomText } from '../../randomText.ts'
import type { UserPool } from '../UserPool.ts'
import type { User } from '../users/User.ts'

/** How long a code is valid, in milliseconds. */
const lifetime = 3_600_000

/** Sends the user a code for choosing a new password. Only the newest code is valid. */
export function sendResetCode({ environment, users }: UserPool, user: User, email: string): void {
  const { now, randomBytes, deliver } = environment
  const code = makeCode(randomBytes)
  users.save({ ...user, resetCode: { code, expiresAt: now() + lifetime } })
  deliver({
    to: email,
    subject: 'Your password reset code',
    text: `Your password reset code is ${code}`,
  })
}

/** Takes as long as `sendResetCode`. For a user who gets no code, and for a name that no user has. */
export function pretendToSendResetCode({ environment, users }: UserPool, userOrName: User | string): void {
  makeCode(environment.randomBytes)
  if (typeof userOrName === 'string') users.pretendToSave(userOrName)
  else users.save(userOrName)
}

function makeCode(randomBytes: (length: number) => Uint8Array): string {
  return randomText(randomBytes, '0123456789', 6)
}
