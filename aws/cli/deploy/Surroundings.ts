import type { Aws } from '../sdk/openAws.ts'

/** The dependencies of a deployment. */
export interface Surroundings {
  aws: Aws
  /** Prints one line for the operator. */
  say(line: string): void
  /** Waits before AWS is asked again. @throws the signal's reason once the person has stopped the deployment */
  pause(): Promise<void>
  /** Shows how many of how many files are up. */
  progress(done: number, total: number): void
  /** One sentence on the state that AWS is in at this moment, for the case that the next step fails or is stopped. */
  stands: string
}
