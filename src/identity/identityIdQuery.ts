import { queryOptions } from '@tanstack/react-query'
import type { Config } from '../../aws/contract/config.ts'
import { agentsCode } from '../ahead/agentsCode.ts'
import type { Account } from '../session/SessionState.ts'

/**
 * Asks for the identity ID once per sign-in, even when the user reloads the page. The ID never changes, and GetId allows
 * few requests per second.
 */
export function identityIdQuery(config: Config, account: Account) {
  return queryOptions({
    queryKey: ['identity-id', account.sub],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const kept = account.keptIdentityId.read()
      if (kept !== null) return kept
      const getIdentityId = await agentsCode.getIdentityId.get()
      const identityId = await getIdentityId({
        config,
        getIdToken: account.getIdToken,
        signal: account.signal,
      })
      account.keptIdentityId.write(identityId)
      return identityId
    },
  })
}
