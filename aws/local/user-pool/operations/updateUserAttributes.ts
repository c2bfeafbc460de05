import * as v from 'valibot'
import type { UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { asBearer } from '../tokens/asBearer.ts'
import { writeAttributes } from '../users/writeAttributes.ts'

const schema = v.object({ AccessToken: members.accessToken, UserAttributes: members.attributes })

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserAttributes.html */
export async function updateUserAttributes(aws: UserPools, input: unknown): Promise<object> {
  const { AccessToken, UserAttributes } = parseInput(schema, input)
  return asBearer(aws, AccessToken, ({ pool, client, user }) => {
    pool.users.save(writeAttributes(pool, client, user, UserAttributes))
    return { CodeDeliveryDetailsList: [] }
  })
}
