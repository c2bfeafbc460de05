import type { UserPool } from '../UserPool.ts'

/** Whether users may reset their own password by email. */
export function recoversByEmail({ properties }: UserPool): boolean {
  const mechanisms = properties.AccountRecoverySetting.RecoveryMechanisms
  return mechanisms.some(({ Name }) => Name === 'verified_email')
}
