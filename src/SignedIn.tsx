import { QueryClientProvider } from '@tanstack/react-query'
import { Activity, Suspense, useDeferredValue, useEffect, useLayoutEffect, useState } from 'react'
import { usePathname } from 'wouter/use-browser-location'
import type { Config } from '../aws/contract/config.ts'
import { hasPolicySwitch } from './access/policy-switch/hasPolicySwitch.ts'
import { AgentsPage } from './agents/AgentsPage.tsx'
import { parseListView } from './agents/list/ListView.ts'
import { firstQuery } from './agents/list/planReading.ts'
import { lazyPart } from './ahead/lazyPart.ts'
import { callRecord } from './aws/calls/callRecord.ts'
import { accountPath, isAccessPath } from './ui/paths.ts'
import './SignedIn.css'
import { unfinishedReplacement } from './session/authenticator/unfinishedReplacement.ts'
import { useUnfinishedReplacement } from './session/authenticator/useUnfinishedReplacement.ts'
import { createQueryClient } from './session/createQueryClient.ts'
import type { Account } from './session/SessionState.ts'
import { useOwnAddresses } from './session/useOwnAddresses.ts'
import { PageBoundary } from './ui/PageBoundary.tsx'

const LeakBanner = lazyPart(async () => (await import('./access/policy-switch/LeakBanner.tsx')).LeakBanner)
const ReplacementBanner = lazyPart(
  async () => (await import('./session/authenticator/ReplacementBanner.tsx')).ReplacementBanner,
)
const AccountPage = lazyPart(async () => (await import('./session/account/AccountPage.tsx')).AccountPage)
const AccessPage = lazyPart(async () => (await import('./access/AccessPage.tsx')).AccessPage)

/** How long the list has the network to itself, in milliseconds. */
const headStart = 3_000

interface Props {
  config: Config
  account: Account
  onExpired: () => void
}

/** All pages behind the sign-in, with a cache that lives as long as the sign-in. */
export function SignedIn({ config, account, onExpired }: Props) {
  useOwnAddresses(account.sub)
  const isReplacing = useUnfinishedReplacement(account) !== null
  useEffect(() => unfinishedReplacement.learnFrom(account), [account])
  const pathname = usePathname()
  const isAccess = isAccessPath(pathname)
  const isAccount = pathname === accountPath
  const [queryClient] = useState(() => createQueryClient(account, onExpired))
  // The app sends this request first, and draws the page while it waits for the answer.
  useLayoutEffect(() => {
    const { pathname: now, search } = window.location
    if (isAccessPath(now) || now === accountPath) return
    void queryClient.prefetchInfiniteQuery(
      firstQuery({ queryClient, config, account }, parseListView(search)),
    )
  }, [queryClient, config, account])
  // So a user who loses the connection later can still open the other pages.
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const part of [AccessPage, AccountPage]) void part.load().catch(() => {})
    }, headStart)
    return () => clearTimeout(timer)
  }, [])
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
          <PageBoundary>
            <Suspense>
              <LeakBanner config={config} />
            </Suspense>
          </PageBoundary>
        )}
        {isReplacing && !isAccount && (
          <PageBoundary>
            <Suspense>
              <ReplacementBanner account={account} />
            </Suspense>
          </PageBoundary>
        )}
        {/* Hidden and not removed while another page is shown, so that the list keeps its place. */}
        {isAsked && (
          <Activity mode={isAccess || isAccount ? 'hidden' : 'visible'}>
            <PageBoundary>
              <AgentsPage config={config} account={account} />
            </PageBoundary>
          </Activity>
        )}
        {isAccess && (
          <PageBoundary key="access">
            <Suspense fallback={<PageSkeleton />}>
              <AccessPage config={config} account={account} />
            </Suspense>
          </PageBoundary>
        )}
        {isAccount && (
          <PageBoundary key="account">
            <Suspense fallback={<PageSkeleton />}>
              <AccountPage config={config} account={account} onExpired={onExpired} />
            </Suspense>
          </PageBoundary>
        )}
      </div>
    </QueryClientProvider>
  )
}

/** Stands in the place of a page until its code has loaded. */
function PageSkeleton() {
  return (
    <div className="page-skeleton" role="status">
      <span className="visually-hidden">Loading the page</span>
      <i />
    </div>
  )
}
