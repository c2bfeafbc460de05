import { createVerifier, type PasswordVerifier } from '../srp/createVerifier.ts'
import type { UserPool } from '../UserPool.ts'
import type { User } from '../users/User.ts'

const day = 86_400_000

/** A user without a password, or whose password is about to be replaced. */
export type UserToBe = Omit<User, 'password' | 'status' | 'modifiedAt'> &
  Partial<Pick<User, 'password' | 'status'>>

/**
 * The user with a new password, of which only salt and verifier stay. A temporary one has to be changed at
 * the next sign-in, and in time.
 */
export function withPassword(
  pool: UserPool,
  user: UserToBe,
  password: string,
  kind: 'permanent' | 'temporary',
): User {
  const { now, randomBytes } = pool.environment
  // Without leading zeros, as AWS sends it and as a simulated one looks.
  const salt = BigInt(`0x${Buffer.from(randomBytes(16)).toString('hex')}`).toString(16)
  const { temporaryUntil: _, resetCode: __, ...rest } = user
  const { TemporaryPasswordValidityDays, PasswordHistorySize } = pool.properties.Policies.PasswordPolicy
  const earlier = passwordsOf(user).slice(0, PasswordHistorySize)
  const changed = {
    ...rest,
    ...(earlier.length > 0 ? { earlierPasswords: earlier } : {}),
    password: createVerifier(pool.poolName, user.username, password, salt),
    modifiedAt: now(),
  }
  if (kind === 'permanent') return { ...changed, status: 'CONFIRMED' }
  return {
    ...changed,
    status: 'FORCE_CHANGE_PASSWORD',
    temporaryUntil: now() + TemporaryPasswordValidityDays * day,
  }
}

/**
 * The passwords that a user chose, newest first, as far as they are kept. A temporary one is the operator's, and does
 * not count.
 */
export function passwordsOf(user: Partial<User>): PasswordVerifier[] {
  const { password, status, earlierPasswords = [] } = user
  const isChosen = password !== undefined && status !== 'FORCE_CHANGE_PASSWORD'
  return [...(isChosen ? [password] : []), ...earlierPasswords]
}
