import { randomText } from '../../randomText.ts'
import type { UserPool } from '../UserPool.ts'
import type { User } from '../users/User.ts'

/** How long a code is good, in milliseconds. */
const lifetime = 3_600_000

/** Sends the user a code with which to choose a new password; only the newest counts. */
export function sendResetCode({ environment, users }: UserPool, user: User, email: string): void {
  const { now, randomBytes, deliver } = environment
  const code = randomText(randomBytes, '0123456789', 6)
  users.save({ ...user, resetCode: { code, expiresAt: now() + lifetime } })
  deliver({
    to: email,
    subject: 'Your password reset code',
    text: `Your password reset code is ${code}`,
  })
}
