import { AwsCallError } from '../awsCli/callAws.ts'

/** For `catch`: adds to a call that failed what had been done by then. What speaks for itself is passed on. */
export function saying(whatIsDone: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof AwsCallError) throw new Error(`${error.message}\n${whatIsDone}`)
    throw error
  }
}
