import * as v from 'valibot'
import { asBearer } from '../asBearer.ts'
import type { UserPools } from '../findUserPool.ts'
import { members } from '../members.ts'
import { parseInput } from '../parseInput.ts'
import { writeAttributes } from '../writeAttributes.ts'

const schema = v.object({ AccessToken: members.accessToken, UserAttributes: members.attributes })

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserAttributes.html */
export async function updateUserAttributes(aws: UserPools, input: unknown): Promise<object> {
  const { AccessToken, UserAttributes } = parseInput(schema, input)
  return asBearer(aws, AccessToken, ({ pool, client, user }) => {
    pool.users.save(writeAttributes(pool, client, user, UserAttributes))
    return { CodeDeliveryDetailsList: [] }
  })
}
