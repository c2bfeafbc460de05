import type { PasswordVerifier } from '../srp/createVerifier.ts'

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html */
export type UserStatus = 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD' | 'RESET_REQUIRED'

/** A user of the user pool, in the stored form. Times are milliseconds since the epoch. */
export interface User {
  readonly username: string
  /** The user pool's `sub`, which is not the identity ID. */
  readonly sub: string
  /** The attributes without `sub`. */
  readonly attributes: Readonly<Record<string, string>>
  readonly status: UserStatus
  readonly enabled: boolean
  readonly createdAt: number
  readonly modifiedAt: number
  readonly password: PasswordVerifier
  /** Earlier passwords, newest first, as many as the pool's policy compares with. */
  readonly earlierPasswords?: readonly PasswordVerifier[]
  /** When a temporary password expires. */
  readonly temporaryUntil?: number
  readonly resetCode?: ResetCode
  readonly groups: readonly string[]
  /** The secret of an authenticator app that has not sent its first code yet. Base64. */
  readonly pendingSecret?: string
  readonly softwareToken?: SoftwareToken
  /** The user's choice with SetUserMFAPreference. */
  readonly mfa?: { enabled: boolean; preferred: boolean }
}

export interface ResetCode {
  code: string
  expiresAt: number
}

/** An authenticator app that has sent a right code. */
export interface SoftwareToken {
  /** Base64. */
  secret: string
  friendlyDeviceName?: string
  /** The 30-second step of the last accepted code. Codes of this step and earlier ones are no longer valid. */
  lastStep: number
}
