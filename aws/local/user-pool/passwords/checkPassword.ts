import { AwsError } from '../../AwsError.ts'
import type { UserPool } from '../UserPool.ts'

const symbols = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/

/**
 * @throws AwsError InvalidPasswordException naming the first rule of the pool's policy that the password breaks
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
 */
export function checkPassword({ properties }: UserPool, password: string): void {
  const policy = properties.Policies.PasswordPolicy
  const broken = [
    { rule: 'Password must not begin or end with a space', is: password !== password.trim() },
    { rule: 'Password too long', is: password.length > 256 },
    { rule: 'Password not long enough', is: password.length < policy.MinimumLength },
    {
      rule: 'Password must have lowercase characters',
      is: policy.RequireLowercase && !/[a-z]/.test(password),
    },
    {
      rule: 'Password must have uppercase characters',
      is: policy.RequireUppercase && !/[A-Z]/.test(password),
    },
    { rule: 'Password must have numeric characters', is: policy.RequireNumbers && !/[0-9]/.test(password) },
    { rule: 'Password must have symbol characters', is: policy.RequireSymbols && !symbols.test(password) },
  ].find(({ is }) => is)
  if (broken !== undefined) {
    throw new AwsError('InvalidPasswordException', `Password did not conform with policy: ${broken.rule}`)
  }
}
