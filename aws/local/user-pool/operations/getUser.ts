import * as v from 'valibot'
import { asBearer } from '../asBearer.ts'
import { describeMfa } from '../describeMfa.ts'
import { describeUser } from '../describeUser.ts'
import type { UserPools } from '../findUserPool.ts'
import { members } from '../members.ts'
import { parseInput } from '../parseInput.ts'

const schema = v.object({ AccessToken: members.accessToken })

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html */
export async function getUser(aws: UserPools, input: unknown): Promise<object> {
  return asBearer(aws, parseInput(schema, input).AccessToken, ({ user, client }) => ({
    Username: user.username,
    UserAttributes: describeUser(user, client.canRead),
    ...describeMfa(user),
  }))
}
