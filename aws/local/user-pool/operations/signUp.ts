import * as v from 'valibot'
import { findClient } from '../input/findClient.ts'
import type { UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { notAuthorized } from '../notAuthorized.ts'

const schema = v.object({ ClientId: members.clientId, Username: members.username })

/**
 * Always refused: only administrators create users (AllowAdminCreateUserOnly).
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html
 */
export async function signUp(aws: UserPools, input: unknown): Promise<object> {
  findClient(aws, parseInput(schema, input).ClientId)
  throw notAuthorized('SignUp is not permitted for this user pool')
}
