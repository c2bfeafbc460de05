import type { User } from './User.ts'

/** The members about a user's choice of multi-factor authentication; none without a choice. */
export function describeMfa({ mfa }: User): object {
  if (mfa?.enabled !== true) return {}
  return {
    UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
    ...(mfa.preferred ? { PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA' } : {}),
  }
}
