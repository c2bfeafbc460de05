import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { Offices } from '../offices/Offices.ts'
import type { Target } from '../target/openTarget.ts'

/** The dependencies of every command on users. */
export interface UsersSession {
  target: Target
  pool: CognitoIdentityProviderClient
  offices: Offices
  /** Asks before a step that cannot be undone. Returns false if the operator refuses. */
  confirm(question: string, expected: string): Promise<boolean>
}
