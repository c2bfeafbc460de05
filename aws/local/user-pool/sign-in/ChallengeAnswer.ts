import type { UserPool } from '../UserPool.ts'
import type { UserPoolClient } from '../UserPoolClient.ts'

/** The input of RespondToAuthChallenge, with its pool and client. */
export interface ChallengeAnswer {
  pool: UserPool
  client: UserPoolClient
  session: string | undefined
  responses: Readonly<Record<string, string>>
}
