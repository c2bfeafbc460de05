import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Config } from '../../aws/contract/config.ts'
import { agentsCode } from '../ahead/agentsCode.ts'
import type { Account } from '../session/SessionState.ts'
import { identityIdQuery } from './identityIdQuery.ts'
import { partitionOf } from './partitionOf.ts'
import { scopeOf } from './scopeOf.ts'

/** Opens the table once per sign-in, so that all queries share one client and one set of credentials. */
export function agentsTableQuery(queryClient: QueryClient, config: Config, account: Account) {
  return queryOptions({
    queryKey: ['agents-table', account.sub],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    // A client is no data, so the cache cannot compare it with the one before.
    structuralSharing: false,
    queryFn: async () => {
      const [openAgentsTable, identityId] = await Promise.all([
        agentsCode.openAgentsTable.get(),
        queryClient.ensureQueryData(identityIdQuery(config, account)),
      ])
      return openAgentsTable({
        config,
        identityId,
        partition: partitionOf(config, account, identityId),
        scope: scopeOf(config, account),
        getIdToken: account.getIdToken,
        signal: account.signal,
        onUnknownIdentity: () => {
          account.keptIdentityId.forget()
          queryClient.removeQueries({ queryKey: ['agents-table', account.sub] })
          void queryClient.resetQueries({ queryKey: ['identity-id', account.sub] })
        },
      })
    },
  })
}
