import type { PasswordVerifier } from '../srp/createVerifier.ts'

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html */
export type UserStatus = 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD' | 'RESET_REQUIRED'

/** A person in the user pool, as kept. Times in milliseconds since the epoch. */
export interface User {
  readonly username: string
  /** The user pool's `sub`; not the identity ID. */
  readonly sub: string
  /** Without `sub`. */
  readonly attributes: Readonly<Record<string, string>>
  readonly status: UserStatus
  readonly enabled: boolean
  readonly createdAt: number
  readonly modifiedAt: number
  readonly password: PasswordVerifier
  /** The passwords before it, newest first, as many as the pool's policy looks back. */
  readonly earlierPasswords?: readonly PasswordVerifier[]
  /** Until when a temporary password works. */
  readonly temporaryUntil?: number
  readonly resetCode?: ResetCode
  readonly groups: readonly string[]
  /** A secret that was handed out and not yet proven. Base64. */
  readonly pendingSecret?: string
  readonly softwareToken?: SoftwareToken
  /** The user's choice with SetUserMFAPreference. */
  readonly mfa?: { enabled: boolean; preferred: boolean }
}

export interface ResetCode {
  code: string
  expiresAt: number
}

/** An authenticator app whose first code was right. */
export interface SoftwareToken {
  /** Base64. */
  secret: string
  friendlyDeviceName?: string
  /** The 30-second step of the last code that was taken: it and all before it are used up. */
  lastStep: number
}
