import type { Context } from '../../policy/request/Access.ts'

/**
 * The signer of a request. `session`: temporary credentials that the identity pool issued for a role.
 * `operator`: the long-lived key of the person who runs the local AWS. No browser ever gets it.
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
