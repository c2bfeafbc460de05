import type { SignedIn } from '../support/signInOverHttp.ts'
import type { LocalAwsProcess } from '../support/startProcess.ts'

/** What is fired at, and whose powers the shots have. */
export interface Targets extends Pick<LocalAwsProcess, 'config' | 'operatorKey'> {
  person: SignedIn
}
