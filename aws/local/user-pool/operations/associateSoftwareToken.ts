import * as v from 'valibot'
import { findClient } from '../input/findClient.ts'
import type { UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { findPoolOfSession } from '../sign-in/findPoolOfSession.ts'
import { findSession } from '../sign-in/findSession.ts'
import { requireSoftwareTokens } from '../sign-in/requireSoftwareTokens.ts'
import { asBearer } from '../tokens/asBearer.ts'

const schema = v.object({
  AccessToken: v.optional(members.accessToken),
  Session: v.optional(members.session),
})

/** In bytes. */
const secretLength = 32

/**
 * Makes a secret for an authenticator app, for a signed-in user or during a sign-in to a pool that requires an app.
 * The secret has no effect until VerifySoftwareToken.
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
    const secret = Buffer.from(pool.environment.randomBytes(secretLength))
    pool.users.save({ ...user, pendingSecret: secret.toString('base64') })
    return { SecretCode: toBase32(secret) }
  })
}

function associateInSession(aws: UserPools, handed: string | undefined): object {
  const { pool, handle } = findPoolOfSession(aws, handed)
  const { session } = findSession(pool, handle, 'mfa-setup')
  const { client } = findClient(aws, session.clientId)
  const secret = Buffer.from(pool.environment.randomBytes(secretLength))
  pool.sessions.use(handle)
  const next = { ...session, secret: secret.toString('base64') }
  return { SecretCode: toBase32(secret), Session: pool.sessions.issue(next, client.authSessionMinutes) }
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Base32 (RFC 4648) without padding, the form that authenticator apps read. */
function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => base32[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
}
