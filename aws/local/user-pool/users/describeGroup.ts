import type { UserPool, UserPoolGroup } from '../UserPool.ts'

/**
 * A group in the answers of GetGroup and of the lists of groups. Unlike AWS: without the dates. The local AWS does
 * not keep them.
 */
export function describeGroup(
  pool: UserPool,
  { name, description, roleArn, precedence }: UserPoolGroup,
): object {
  return {
    GroupName: name,
    UserPoolId: pool.id,
    Description: description,
    RoleArn: roleArn,
    Precedence: precedence === Number.POSITIVE_INFINITY ? undefined : precedence,
  }
}
