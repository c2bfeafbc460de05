import type { AppError } from '../errors.ts'
import type { Tokens } from './Tokens.ts'

/** What a step of signing in comes to: done, refused, or another step. */
export type SignInOutcome =
  | { is: 'signed-in'; tokens: Tokens }
  | { is: 'new-password-required'; username: string; answer: Answer }
  | { is: 'code-required'; username: string; answer: Answer }
  | { is: 'refused'; error: AppError }

/** Answers the step with what the person typed: a new password, or a code. */
export type Answer = (value: string) => Promise<SignInOutcome>
