import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { Offices } from '../offices/Offices.ts'
import type { Target } from '../target/openTarget.ts'

/** The dependencies of every command on users. */
export interface UsersSession {
  target: Target
  pool: CognitoIdentityProviderClient
  offices: Offices
  /** Asks before something that cannot be taken back; false leaves it undone. */
  confirm(question: string, expected: string): Promise<boolean>
}
