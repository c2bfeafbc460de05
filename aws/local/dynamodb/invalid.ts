import { AwsError } from '../AwsError.ts'

/** The request's form is wrong: DynamoDB's ValidationException. */
export function invalid(message: string): AwsError {
  return new AwsError('com.amazon.coral.validate#ValidationException', message)
}
