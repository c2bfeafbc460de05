import * as v from 'valibot'
import { AwsError } from '../../AwsError.ts'
import { findClient } from '../input/findClient.ts'
import type { UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import type { AuthSession } from '../sign-in/AuthSession.ts'
import { evidenceOf } from '../sign-in/evidenceOf.ts'
import { findPoolOfSession } from '../sign-in/findPoolOfSession.ts'
import { findSession } from '../sign-in/findSession.ts'
import { findStep } from '../sign-in/findStep.ts'
import { requireSoftwareTokens } from '../sign-in/requireSoftwareTokens.ts'
import { asBearer } from '../tokens/asBearer.ts'
import type { UserPool } from '../UserPool.ts'
import type { User } from '../users/User.ts'

const schema = v.object({
  AccessToken: v.optional(members.accessToken),
  Session: v.optional(members.session),
  UserCode: members.softwareTokenCode,
  FriendlyDeviceName: v.optional(v.string()),
})

type Code = Pick<v.InferOutput<typeof schema>, 'UserCode' | 'FriendlyDeviceName'>

/**
 * Checks the first code of an authenticator app. If it is right, the user's sign-ins use the app's secret from then
 * on.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifySoftwareToken.html
 */
export async function verifySoftwareToken(aws: UserPools, input: unknown): Promise<object> {
  const { AccessToken, Session, ...code } = parseInput(schema, input)
  return AccessToken === undefined
    ? verifyInSession(aws, Session, code)
    : asBearer(aws, AccessToken, ({ pool, user }) => {
        requireSoftwareTokens(pool)
        pool.users.save(withSoftwareToken(pool, user, user.pendingSecret, code))
        return { Status: 'SUCCESS' }
      })
}

function verifyInSession(aws: UserPools, handed: string | undefined, code: Code): object {
  const { pool, handle } = findPoolOfSession(aws, handed)
  const { session, user } = findSession(pool, handle, 'mfa-setup')
  const { client } = findClient(aws, session.clientId)
  const verified = withSoftwareToken(pool, user, session.secret, code)
  pool.users.save(verified)
  pool.sessions.use(handle)
  const { clientId, sub } = session
  const next: AuthSession = { is: 'mfa-verified', clientId, sub, evidence: evidenceOf(verified) }
  return { Status: 'SUCCESS', Session: pool.sessions.issue(next, client.authSessionMinutes) }
}

function withSoftwareToken(
  { environment }: UserPool,
  user: User,
  secret: string | undefined,
  { UserCode, FriendlyDeviceName }: Code,
): User {
  const now = environment.now()
  const step = secret === undefined ? undefined : findStep(Buffer.from(secret, 'base64'), UserCode, now)
  if (secret === undefined || step === undefined) {
    throw new AwsError('EnableSoftwareTokenMFAException', 'Code mismatch')
  }
  const { pendingSecret: _, ...rest } = user
  const name = FriendlyDeviceName === undefined ? {} : { friendlyDeviceName: FriendlyDeviceName }
  return { ...rest, softwareToken: { secret, lastStep: step, ...name }, modifiedAt: now }
}
