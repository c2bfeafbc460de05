import * as v from 'valibot'
import type { UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { asBearer } from '../tokens/asBearer.ts'

const schema = v.object({ AccessToken: members.accessToken })

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html */
export async function globalSignOut(aws: UserPools, input: unknown): Promise<object> {
  return asBearer(aws, parseInput(schema, input).AccessToken, ({ pool, user }) => {
    pool.grants.revokeAllOf(user.sub)
    return {}
  })
}
