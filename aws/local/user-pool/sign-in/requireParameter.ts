import { AwsError } from '../../AwsError.ts'

/** @throws AwsError InvalidParameterException */
export function requireParameter(parameters: Readonly<Record<string, string>>, name: string): string {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined
  if (value === undefined || value === '') {
    throw new AwsError('InvalidParameterException', `Missing required parameter ${name}`)
  }
  return value
}
