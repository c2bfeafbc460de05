import { AwsError } from '../../AwsError.ts'
import { NotKeptError } from '../../state/NotKeptError.ts'
import { notAuthorized } from '../notAuthorized.ts'
import { deriveKey } from '../srp/deriveKey.ts'
import { isClaimSignature } from '../srp/isClaimSignature.ts'
import { parseTimestamp } from '../srp/parseTimestamp.ts'
import type { UserPool } from '../UserPool.ts'
import type { User } from '../users/User.ts'
import type { ChallengeAnswer } from './ChallengeAnswer.ts'
import { continueSignIn } from './continueSignIn.ts'
import { requireLive } from './requireLive.ts'
import { requireParameter } from './requireParameter.ts'
import { requireUsername } from './requireUsername.ts'
import type { SrpExchange } from './SrpExchange.ts'

/** How far the client's clock may be before or after the server's, in milliseconds. */
const tolerance = 5 * 60_000

/**
 * PASSWORD_VERIFIER: the client proves that it knows the password.
 *
 * The answer tells a caller without the password nothing about the user, not even that the user exists.
 *
 * @throws AwsError NotAuthorizedException, PasswordResetRequiredException, InvalidParameterException
 */
export async function answerPasswordVerifier({ pool, client, responses }: ChallengeAnswer): Promise<object> {
  const claim = {
    username: requireUsername(pool, responses),
    secretBlock: requireParameter(responses, 'PASSWORD_CLAIM_SECRET_BLOCK'),
    timestamp: requireParameter(responses, 'TIMESTAMP'),
    signature: requireParameter(responses, 'PASSWORD_CLAIM_SIGNATURE'),
  }
  const claimedAt = parseTimestamp(claim.timestamp)
  const exchange = requireLive(pool.srpExchanges.find(claim.secretBlock))
  // An answer uses up the exchange, right or wrong, so that one exchange allows one guess.
  pool.srpExchanges.use(claim.secretBlock)
  if (exchange.clientId !== client.clientId || exchange.username !== claim.username) {
    throw notAuthorized('Invalid session for the user.')
  }
  if (pool.signInAttempts.isLocked(claim.username)) throw notAuthorized('Password attempts exceeded')

  const isRecent = Math.abs(pool.environment.now() - claimedAt) <= tolerance
  const user = provenUser(pool, exchange, claim)
  if (user === undefined || !isRecent) {
    pool.signInAttempts.fail(claim.username)
    throw notAuthorized('Incorrect username or password.')
  }
  requireUsable(pool, user)
  try {
    return await continueSignIn(pool, client, user, 'password')
  } catch (error) {
    // The password was right, but the disk is full. The client may send the same answer again.
    if (error instanceof NotKeptError) pool.srpExchanges.restore(claim.secretBlock, exchange)
    throw error
  }
}

function provenUser(
  pool: UserPool,
  { A, keyPair, password, sub, username }: SrpExchange,
  claim: { secretBlock: string; timestamp: string; signature: string },
): User | undefined {
  const key = deriveKey(A, keyPair, password.verifier)
  const { poolName } = pool
  if (key === undefined || !isClaimSignature(key, { ...claim, poolName, username }, claim.signature)) {
    return undefined
  }
  const user = sub === undefined ? undefined : pool.users.findBySub(sub)
  // The password may have changed between challenge and answer. The old one is not accepted.
  return user?.password.verifier === password.verifier ? user : undefined
}

function requireUsable({ environment }: UserPool, user: User): void {
  if (!user.enabled) throw notAuthorized('User is disabled.')
  if (user.status === 'RESET_REQUIRED') {
    throw new AwsError('PasswordResetRequiredException', 'Password reset required for the user')
  }
  if (user.temporaryUntil !== undefined && environment.now() >= user.temporaryUntil) {
    throw notAuthorized('Temporary password has expired and must be reset by an administrator.')
  }
}
