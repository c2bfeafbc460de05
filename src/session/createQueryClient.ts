import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import type { AppError } from '../errors.ts'
import { endsSession } from './endsSession.ts'
import type { Account } from './SessionState.ts'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: AppError
  }
}

/** The cache of one sign-in. Calls `onExpired` when an answer shows that the session has ended. */
export function createQueryClient({ signal }: Account, onExpired: () => void): QueryClient {
  const onError = (error: AppError) => {
    if (!signal.aborted && endsSession(error)) onExpired()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // The SDK has already retried. After that, the app offers the user another try.
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        // Fail without a connection, so that the app can say so. By default the query waits silently.
        networkMode: 'always',
        refetchOnReconnect: (query) => query.state.data === undefined,
      },
      mutations: { networkMode: 'always' },
    },
  })
}
