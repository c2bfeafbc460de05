import * as v from 'valibot'
import { asBearer } from '../asBearer.ts'
import { findPoolOfSession } from '../challenges/findPoolOfSession.ts'
import { findSession } from '../challenges/findSession.ts'
import { findClient } from '../findClient.ts'
import type { UserPools } from '../findUserPool.ts'
import { members } from '../members.ts'
import { parseInput } from '../parseInput.ts'
import { requireSoftwareTokens } from '../software-token/requireSoftwareTokens.ts'
import { toBase32 } from '../software-token/toBase32.ts'

const schema = v.object({
  AccessToken: v.optional(members.accessToken),
  Session: v.optional(members.session),
})

/** Bytes of a secret. */
const secretLength = 32

/**
 * Hands out a secret for an authenticator app: to a signed-in user, or in the middle of a sign-in to a pool that
 * requires one. It counts for nothing until VerifySoftwareToken.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssociateSoftwareToken.html
 */
export async function associateSoftwareToken(aws: UserPools, input: unknown): Promise<object> {
  const { AccessToken, Session } = parseInput(schema, input)
  return AccessToken === undefined ? associateInSession(aws, Session) : associateWithToken(aws, AccessToken)
}

function associateWithToken(aws: UserPools, accessToken: string): Promise<object> {
  return asBearer(aws, accessToken, ({ pool, user }) => {
    requireSoftwareTokens(pool)
    const secret = Buffer.from(pool.surroundings.randomBytes(secretLength))
    pool.users.save({ ...user, pendingSecret: secret.toString('base64') })
    return { SecretCode: toBase32(secret) }
  })
}

function associateInSession(aws: UserPools, handed: string | undefined): object {
  const { pool, handle } = findPoolOfSession(aws, handed)
  const { session } = findSession(pool, handle, 'mfa-setup')
  const { client } = findClient(aws, session.clientId)
  const secret = Buffer.from(pool.surroundings.randomBytes(secretLength))
  pool.sessions.use(handle)
  const next = { ...session, secret: secret.toString('base64') }
  return { SecretCode: toBase32(secret), Session: pool.sessions.issue(next, client.authSessionMinutes) }
}
