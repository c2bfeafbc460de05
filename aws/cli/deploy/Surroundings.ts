import type { Aws } from '../sdk/openAws.ts'

/** The dependencies of a deployment. */
export interface Surroundings {
  aws: Aws
  /** Prints one line for the operator. */
  say(line: string): void
  /** Waits before AWS is asked again. @throws the signal's reason after the operator has stopped the deployment */
  pause(): Promise<void>
  /** Shows how many files are uploaded. */
  progress(done: number, total: number): void
  /** One sentence on the present state on AWS. The operator reads it if the next step fails or is stopped. */
  stands: string
}
