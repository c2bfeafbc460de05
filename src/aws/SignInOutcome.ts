import type { AppError } from '../errors.ts'
import type { KeptIdentityId } from './keepIdentityId.ts'

/** Somebody who is signed in to the user pool. */
export interface SignedInUser {
  username: string
  /** The user pool's `sub`. Not the identity ID, which only the identity pool knows. */
  sub: string
  /** An ID token with at least two minutes left, refreshed when needed. Rejects with Cognito's exception. */
  getIdToken(): Promise<string>
  keptIdentityId: KeptIdentityId
  /** Makes the refresh token useless, and with it the session. Never rejects. */
  revoke(): Promise<void>
}

/** What a step of signing in comes to: done, refused, or another step. */
export type SignInOutcome =
  | { is: 'signed-in'; user: SignedInUser }
  | { is: 'new-password-required'; username: string; answer: Answer }
  | { is: 'code-required'; username: string; answer: Answer }
  | { is: 'refused'; error: AppError }

/** Answers the step with what the person typed: a new password, or a code. */
export type Answer = (value: string) => Promise<SignInOutcome>
