import * as v from 'valibot'
import { findUserPool, type UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { findUser } from '../users/findUser.ts'

const schema = v.object({ UserPoolId: members.userPoolId, Username: members.username })

/**
 * Removes a user's authenticator app, for example after the phone was lost. Its codes are no longer accepted. If the
 * pool requires an app, the next sign-in sets up another.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteSoftwareToken.html
 */
export async function adminDeleteSoftwareToken(aws: UserPools, input: unknown): Promise<object> {
  const { UserPoolId, Username } = parseInput(schema, input)
  const pool = findUserPool(aws, UserPoolId)
  const { softwareToken: _, pendingSecret: __, mfa: ___, ...rest } = findUser(pool, Username)
  pool.users.save({ ...rest, modifiedAt: pool.environment.now() })
  return {}
}
