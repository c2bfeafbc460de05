import type { SignedIn } from '../support/signInOverHttp.ts'
import type { LocalAwsProcess } from '../support/startProcess.ts'

/** The target of the shots, and the callers whose rights they have. */
export interface Targets extends Pick<LocalAwsProcess, 'config' | 'operatorKey'> {
  person: SignedIn
}
