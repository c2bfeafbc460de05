import type { AppError } from '../../errors.ts'
import type { Tokens } from './Tokens.ts'

/** The result of a step of the sign-in: done, refused, or another step. */
export type SignInOutcome =
  | { is: 'signed-in'; tokens: Tokens }
  | Challenge
  | { is: 'refused'; error: AppError }

/** A further step that Cognito asks for after the right password. */
export type Challenge =
  | { is: 'new-password-required'; username: string; answer: Answer }
  | { is: 'code-required'; username: string; answer: Answer }
  /** `secret` (base32) is for an authenticator app, whose first code is the answer. */
  | { is: 'authenticator-required'; username: string; secret: string; answer: Answer }

/** Answers the step with the user's input: a new password or a code. */
export type Answer = (value: string) => Promise<SignInOutcome>
