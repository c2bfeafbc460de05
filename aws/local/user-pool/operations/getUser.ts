import * as v from 'valibot'
import type { UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { asBearer } from '../tokens/asBearer.ts'
import { describeMfa } from '../users/describeMfa.ts'
import { describeUser } from '../users/describeUser.ts'

const schema = v.object({ AccessToken: members.accessToken })

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html */
export async function getUser(aws: UserPools, input: unknown): Promise<object> {
  return asBearer(aws, parseInput(schema, input).AccessToken, ({ user, client }) => ({
    Username: user.username,
    UserAttributes: describeUser(user, client.canRead),
    ...describeMfa(user),
  }))
}
