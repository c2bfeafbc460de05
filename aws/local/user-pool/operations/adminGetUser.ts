import * as v from 'valibot'
import { findUserPool, type UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { describeMfa } from '../users/describeMfa.ts'
import { describeUser } from '../users/describeUser.ts'
import { findUser } from '../users/findUser.ts'

const schema = v.object({ UserPoolId: members.userPoolId, Username: members.username })

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html */
export async function adminGetUser(aws: UserPools, input: unknown): Promise<object> {
  const { UserPoolId, Username } = parseInput(schema, input)
  const user = findUser(findUserPool(aws, UserPoolId), Username)
  return {
    Username: user.username,
    UserAttributes: describeUser(user),
    UserCreateDate: user.createdAt / 1000,
    UserLastModifiedDate: user.modifiedAt / 1000,
    Enabled: user.enabled,
    UserStatus: user.status,
    ...describeMfa(user),
  }
}
