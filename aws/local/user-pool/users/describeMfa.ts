import type { User } from './User.ts'

/** How a user's choice of multi-factor authentication is told; nothing at all when there is none. */
export function describeMfa({ mfa }: User): object {
  if (mfa?.enabled !== true) return {}
  return {
    UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
    ...(mfa.preferred ? { PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA' } : {}),
  }
}
