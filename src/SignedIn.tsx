import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { AgentsPage } from './agents/AgentsPage.tsx'
import type { Config } from './config.ts'
import { createQueryClient } from './session/createQueryClient.ts'
import type { Account } from './session/SessionState.ts'

interface Props {
  config: Config
  account: Account
  onExpired: () => void
}

/** Everything behind the sign-in, with a cache that lives exactly as long as it. */
export function SignedIn({ config, account, onExpired }: Props) {
  const [queryClient] = useState(() => createQueryClient(account, onExpired))
  return (
    <QueryClientProvider client={queryClient}>
      <AgentsPage config={config} account={account} />
    </QueryClientProvider>
  )
}
