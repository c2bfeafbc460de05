import type { UserPool } from '../UserPool.ts'
import type { UserPoolClient } from '../UserPoolClient.ts'

/** RespondToAuthChallenge's input, with pool and client found. */
export interface ChallengeAnswer {
  pool: UserPool
  client: UserPoolClient
  session: string | undefined
  responses: Readonly<Record<string, string>>
}
