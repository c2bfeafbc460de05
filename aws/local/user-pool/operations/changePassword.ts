import { timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'
import { AwsError } from '../../AwsError.ts'
import type { UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { notAuthorized } from '../notAuthorized.ts'
import { checkPassword } from '../passwords/checkPassword.ts'
import { refuseEarlierPassword } from '../passwords/refuseEarlierPassword.ts'
import { withPassword } from '../passwords/withPassword.ts'
import { createVerifier } from '../srp/createVerifier.ts'
import { asBearer } from '../tokens/asBearer.ts'
import type { UserPool } from '../UserPool.ts'
import type { User } from '../users/User.ts'

const schema = v.object({
  AccessToken: members.accessToken,
  PreviousPassword: members.password,
  ProposedPassword: members.password,
})

/**
 * A wrong previous password counts as a failed sign-in, so that an access token is no way around the lock-out.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ChangePassword.html
 */
export async function changePassword(aws: UserPools, input: unknown): Promise<object> {
  const { AccessToken, PreviousPassword, ProposedPassword } = parseInput(schema, input)
  return asBearer(aws, AccessToken, ({ pool, user }) => {
    if (pool.signInAttempts.isLocked(user.username)) {
      throw new AwsError('LimitExceededException', 'Attempt limit exceeded, please try after some time.')
    }
    if (!isPassword(pool, user, PreviousPassword)) {
      pool.signInAttempts.fail(user.username)
      throw notAuthorized('Incorrect username or password.')
    }
    checkPassword(pool, ProposedPassword)
    refuseEarlierPassword(pool, user, ProposedPassword)
    pool.users.save(withPassword(pool, user, ProposedPassword, 'permanent'))
    return {}
  })
}

function isPassword({ poolName }: UserPool, { username, password }: User, candidate: string): boolean {
  const { verifier } = createVerifier(poolName, username, candidate, password.salt)
  const [given, kept] = [Buffer.from(verifier), Buffer.from(password.verifier)]
  return given.length === kept.length && timingSafeEqual(given, kept)
}
