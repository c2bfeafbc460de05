import { AwsError } from '../AwsError.ts'

/** The refusal that Cognito gives for nearly everything; the text tells which. */
export function notAuthorized(message: string): AwsError {
  return new AwsError('NotAuthorizedException', message)
}
