import type { Config } from '../../aws/contract/config.ts'
import type { Account } from '../session/SessionState.ts'

/** What the userId of somebody's rows holds: their identity ID or the user pool's sub, as the stack was deployed. */
export function partitionOf<Id extends string | undefined>(
  { partitionKey }: Config,
  { sub }: Account,
  identityId: Id,
): Id | string {
  return partitionKey === 'identity-id' ? identityId : sub
}
