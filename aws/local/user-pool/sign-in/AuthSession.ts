import type { Evidence } from './evidenceOf.ts'

/** The next step of a sign-in. The client has an opaque Session for it. */
export type AuthSession = { clientId: string; sub: string; evidence: Evidence } & (
  | { is: 'new-password-required' }
  | { is: 'code-required' }
  /** `secret` (base64) after AssociateSoftwareToken. */
  | { is: 'mfa-setup'; secret?: string }
  | { is: 'mfa-verified' }
)
