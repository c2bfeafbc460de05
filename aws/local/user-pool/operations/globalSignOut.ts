import * as v from 'valibot'
import { asBearer } from '../asBearer.ts'
import type { UserPools } from '../findUserPool.ts'
import { members } from '../members.ts'
import { parseInput } from '../parseInput.ts'

const schema = v.object({ AccessToken: members.accessToken })

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html */
export async function globalSignOut(aws: UserPools, input: unknown): Promise<object> {
  return asBearer(aws, parseInput(schema, input).AccessToken, ({ pool, user }) => {
    pool.grants.revokeAllOf(user.sub)
    return {}
  })
}
