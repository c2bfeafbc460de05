import { useQuery } from '@tanstack/react-query'
import type { Config } from '../../aws/contract/config.ts'
import type { Account } from '../session/SessionState.ts'
import { identityIdQuery } from './identityIdQuery.ts'

/** The ID by which IAM knows the user (`eu-central-1:UUID`); undefined until the identity pool has answered. */
export function useIdentityId(config: Config, account: Account): string | undefined {
  return useQuery(identityIdQuery(config, account)).data
}
