import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import type { AppError } from '../errors.ts'
import { endsSession } from './endsSession.ts'
import type { Account } from './SessionState.ts'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: AppError
  }
}

/** The cache of one sign-in. `onExpired` is called when an answer shows that it has. */
export function createQueryClient({ signal }: Account, onExpired: () => void): QueryClient {
  const onError = (error: AppError) => {
    if (!signal.aborted && endsSession(error)) onExpired()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // The SDK has already retried what is worth retrying, and the person is offered the rest.
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        // Fail and say so when there is no connection, instead of waiting without a word.
        networkMode: 'always',
        refetchOnReconnect: (query) => query.state.data === undefined,
      },
      mutations: { networkMode: 'always' },
    },
  })
}
