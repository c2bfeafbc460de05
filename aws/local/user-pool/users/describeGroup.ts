import type { UserPool, UserPoolGroup } from '../UserPool.ts'

/** A group as GetGroup and the lists of groups tell it. Unlike AWS: without the dates, which are not kept. */
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
