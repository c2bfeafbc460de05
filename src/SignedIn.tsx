import { QueryClientProvider } from '@tanstack/react-query'
import { Activity, lazy, Suspense, useDeferredValue, useEffect, useLayoutEffect, useState } from 'react'
import { usePathname } from 'wouter/use-browser-location'
import type { Config } from '../aws/contract/config.ts'
import { hasPolicySwitch } from './access/policy-switch/hasPolicySwitch.ts'
import { AgentsPage } from './agents/AgentsPage.tsx'
import { parseListView } from './agents/list/ListView.ts'
import { firstQuery } from './agents/list/planReading.ts'
import { callRecord } from './aws/calls/callRecord.ts'
import { accountPath, isAccessPath } from './ui/paths.ts'
import './SignedIn.css'
import { createQueryClient } from './session/createQueryClient.ts'
import type { Account } from './session/SessionState.ts'
import { useOwnAddresses } from './session/useOwnAddresses.ts'

const LeakBanner = lazy(async () => ({
  default: (await import('./access/policy-switch/LeakBanner.tsx')).LeakBanner,
}))
const AccountPage = lazy(async () => ({
  default: (await import('./session/account/AccountPage.tsx')).AccountPage,
}))
const AccessPage = lazy(async () => ({ default: (await import('./access/AccessPage.tsx')).AccessPage }))

interface Props {
  config: Config
  account: Account
  onExpired: () => void
}

/** Everything behind the sign-in, with a cache that lives exactly as long as it. */
export function SignedIn({ config, account, onExpired }: Props) {
  useOwnAddresses(account.sub)
  const pathname = usePathname()
  const isAccess = isAccessPath(pathname)
  const isAccount = pathname === accountPath
  const [queryClient] = useState(() => createQueryClient(account, onExpired))
  // Asked for first: the page is drawn while the answer is on its way.
  useLayoutEffect(() => {
    const { pathname: now, search } = window.location
    if (isAccessPath(now) || now === accountPath) return
    void queryClient.prefetchInfiniteQuery(
      firstQuery({ queryClient, config, account }, parseListView(search)),
    )
  }, [queryClient, config, account])
  const isAsked = useDeferredValue(true, false)
  useEffect(() => {
    const forget = () => {
      callRecord.clear()
      queryClient.clear()
    }
    account.signal.addEventListener('abort', forget, { once: true })
    return () => account.signal.removeEventListener('abort', forget)
  }, [account.signal, queryClient])
  return (
    <QueryClientProvider client={queryClient}>
      <div className="signed-in">
        {hasPolicySwitch(config) && (
          <Suspense>
            <LeakBanner config={config} />
          </Suspense>
        )}
        {/* Kept while the other page is shown, so that the list is where it was. */}
        {isAsked && (
          <Activity mode={isAccess || isAccount ? 'hidden' : 'visible'}>
            <AgentsPage config={config} account={account} />
          </Activity>
        )}
        {isAccess && (
          <Suspense>
            <AccessPage config={config} account={account} />
          </Suspense>
        )}
        {isAccount && (
          <Suspense>
            <AccountPage config={config} account={account} onExpired={onExpired} />
          </Suspense>
        )}
      </div>
    </QueryClientProvider>
  )
}
