import { AwsError } from '../AwsError.ts'

/** DynamoDB's ValidationException, for a request in a wrong form. */
export function invalid(message: string): AwsError {
  return new AwsError('com.amazon.coral.validate#ValidationException', message)
}
