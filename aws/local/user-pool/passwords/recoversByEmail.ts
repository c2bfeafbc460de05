import type { UserPool } from '../UserPool.ts'

/** Whether people may reset their own password, rather than ask an administrator. */
export function recoversByEmail({ properties }: UserPool): boolean {
  const mechanisms = properties.AccountRecoverySetting.RecoveryMechanisms
  return mechanisms.some(({ Name }) => Name === 'verified_email')
}
