import type { Context } from '../../policy/request/Access.ts'

/**
 * Who signed a request. `session`: temporary credentials that the identity pool issued for a role.
 * `operator`: the long-lived key of whoever runs the local AWS; no browser ever gets it.
 */
export type Principal = SessionPrincipal | { kind: 'operator'; arn: string }

export interface SessionPrincipal {
  kind: 'session'
  /** `arn:aws:sts::123456789012:assumed-role/ROLE/CognitoIdentityCredentials` */
  arn: string
  roleArn: string
  /**
   * Condition keys that the session carries into every request: `cognito-identity.amazonaws.com:sub`, `:aud`,
   * `:amr` and `aws:PrincipalTag/…`.
   */
  context: Context
}
