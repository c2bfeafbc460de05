import type { Evidence } from './evidenceOf.ts'

/** How far a sign-in has come; the client holds an opaque Session for it. */
export type AuthSession = { clientId: string; sub: string; evidence: Evidence } & (
  | { is: 'new-password-required' }
  | { is: 'code-required' }
  /** `secret` (base64) once one was handed out. */
  | { is: 'mfa-setup'; secret?: string }
  | { is: 'mfa-verified' }
)
