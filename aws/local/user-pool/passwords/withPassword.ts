import { createVerifier, type PasswordVerifier } from '../srp/createVerifier.ts'
import type { UserPool } from '../UserPool.ts'
import type { User } from '../users/User.ts'

const day = 86_400_000

/** A user without a password, or with a password that is replaced. */
export type UserToBe = Omit<User, 'password' | 'status' | 'modifiedAt'> &
  Partial<Pick<User, 'password' | 'status'>>

/**
 * The user with a new password. Only the salt and the verifier are kept. The user must replace a temporary password
 * at the next sign-in, before it expires.
 */
export function withPassword(
  pool: UserPool,
  user: UserToBe,
  password: string,
  kind: 'permanent' | 'temporary',
): User {
  const { now, randomBytes } = pool.environment
  // Without leading zeros, like AWS's salts and the simulated ones.
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
 * The stored passwords that the user chose, newest first. The operator chose a temporary password, so it is not among
 * them.
 */
export function passwordsOf(user: Partial<User>): PasswordVerifier[] {
  const { password, status, earlierPasswords = [] } = user
  const isChosen = password !== undefined && status !== 'FORCE_CHANGE_PASSWORD'
  return [...(isChosen ? [password] : []), ...earlierPasswords]
}
