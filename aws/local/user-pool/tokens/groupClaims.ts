import type { UserPool } from '../UserPool.ts'
import type { User } from '../users/User.ts'

/**
 * The claims for a user's groups: `cognito:groups` in both tokens, and the roles in the ID token.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html
 */
export function groupClaims(pool: UserPool, user: User) {
  const groups = user.groups
    .flatMap((name) => pool.groups.get(name) ?? [])
    .sort((one, other) => one.precedence - other.precedence || one.name.localeCompare(other.name))
  if (groups.length === 0) return { groups: {}, roles: {} }

  const withRole = groups.filter(({ roleArn }) => roleArn !== undefined)
  const roleArns = [...new Set(withRole.map(({ roleArn }) => roleArn))]
  const first = withRole.filter(({ precedence }) => precedence === withRole[0]?.precedence)
  const preferred = new Set(first.map(({ roleArn }) => roleArn))
  return {
    groups: { 'cognito:groups': groups.map(({ name }) => name) },
    roles: {
      ...(roleArns.length === 0 ? {} : { 'cognito:roles': roleArns }),
      // If two groups come first with different roles, no role is preferred.
      ...(preferred.size === 1 ? { 'cognito:preferred_role': withRole[0]?.roleArn } : {}),
    },
  }
}
