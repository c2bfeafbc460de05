import { AwsError } from '../AwsError.ts'

/** Cognito's exception for most refusals. The message tells them apart. */
export function notAuthorized(message: string): AwsError {
  return new AwsError('NotAuthorizedException', message)
}
