import type { AppError } from '../../errors.ts'
import type { Tokens } from './Tokens.ts'

/** What a step of signing in comes to: done, refused, or another step. */
export type SignInOutcome =
  | { is: 'signed-in'; tokens: Tokens }
  | Challenge
  | { is: 'refused'; error: AppError }

/** What Cognito wants before it lets somebody in who knew the password. */
export type Challenge =
  | { is: 'new-password-required'; username: string; answer: Answer }
  | { is: 'code-required'; username: string; answer: Answer }
  /** `secret` (base32) is for an authenticator app, whose first code is the answer. */
  | { is: 'authenticator-required'; username: string; secret: string; answer: Answer }

/** Answers the step with what the person typed: a new password, or a code. */
export type Answer = (value: string) => Promise<SignInOutcome>
