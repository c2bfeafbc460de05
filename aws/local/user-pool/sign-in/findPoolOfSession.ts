import { AwsError } from '../../AwsError.ts'
import type { UserPools } from '../input/findUserPool.ts'
import { notAuthorized } from '../notAuthorized.ts'
import type { UserPool } from '../UserPool.ts'

/**
 * A Session, and the user pool that made it.
 *
 * @throws AwsError InvalidParameterException without a Session, NotAuthorizedException for one that no pool made
 */
export function findPoolOfSession(
  { userPools }: UserPools,
  session: string | undefined,
): { pool: UserPool; handle: string } {
  if (session === undefined) {
    throw new AwsError('InvalidParameterException', 'Missing required parameter AccessToken or Session')
  }
  const pool = [...userPools.values()].find(({ sessions }) => sessions.find(session).is !== 'unknown')
  if (pool === undefined) throw notAuthorized('Invalid session for the user.')
  return { pool, handle: session }
}
