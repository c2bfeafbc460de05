import type { Config } from '../../aws/contract/config.ts'
import type { Account } from '../session/SessionState.ts'

/** The `userId` of the user's rows: their identity ID, or the user pool's sub if the stack was deployed so. */
export function partitionOf<Id extends string | undefined>(
  { partitionKey }: Config,
  { sub }: Account,
  identityId: Id,
): Id | string {
  return partitionKey === 'identity-id' ? identityId : sub
}
