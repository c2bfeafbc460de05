import { AwsError } from '../../AwsError.ts'
import type { UserPool } from '../UserPool.ts'

/** @throws AwsError SoftwareTokenMFANotFoundException when the pool has no multi-factor authentication */
export function requireSoftwareTokens({ properties }: UserPool): void {
  if (properties.MfaConfiguration !== 'OFF') return
  throw new AwsError(
    'SoftwareTokenMFANotFoundException',
    'Software token TOTP multi-factor authentication (MFA) is not enabled for the userPool.',
  )
}
