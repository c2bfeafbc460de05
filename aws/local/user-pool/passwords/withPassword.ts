import { createVerifier } from '../srp/createVerifier.ts'
import type { UserPool } from '../UserPool.ts'
import type { User } from '../users/User.ts'

const day = 86_400_000

/** A user whose password does not matter any more, or who has none yet. */
export type UserToBe = Omit<User, 'password' | 'status' | 'modifiedAt'>

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
  const changed = {
    ...rest,
    password: createVerifier(pool.poolName, user.username, password, salt),
    modifiedAt: now(),
  }
  if (kind === 'permanent') return { ...changed, status: 'CONFIRMED' }
  const { TemporaryPasswordValidityDays } = pool.properties.Policies.PasswordPolicy
  return {
    ...changed,
    status: 'FORCE_CHANGE_PASSWORD',
    temporaryUntil: now() + TemporaryPasswordValidityDays * day,
  }
}
