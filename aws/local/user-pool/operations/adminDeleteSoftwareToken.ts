import * as v from 'valibot'
import { findUser } from '../findUser.ts'
import { findUserPool, type UserPools } from '../findUserPool.ts'
import { members } from '../members.ts'
import { parseInput } from '../parseInput.ts'

const schema = v.object({ UserPoolId: members.userPoolId, Username: members.username })

/**
 * Forgets a user's authenticator app, whose phone may be in other hands: its codes are good for nothing, and where
 * everybody has to have one the next sign-in adds another.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteSoftwareToken.html
 */
export async function adminDeleteSoftwareToken(aws: UserPools, input: unknown): Promise<object> {
  const { UserPoolId, Username } = parseInput(schema, input)
  const pool = findUserPool(aws, UserPoolId)
  const { softwareToken: _, pendingSecret: __, mfa: ___, ...rest } = findUser(pool, Username)
  pool.users.save({ ...rest, modifiedAt: pool.surroundings.now() })
  return {}
}
