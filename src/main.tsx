import { StrictMode, Suspense } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { prefetch } from './ahead/prefetch.ts'
import { tokensInTab } from './aws/user-pool/tokensInTab.ts'
import { HeaderLinks, SignedIn } from './signedInParts.ts'
import './ui/tokens.css'
import './ui/base.css'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'

const element = document.getElementById('root')
if (element === null) throw new Error('index.html has no element with the id "root"')

const isReturning = tokensInTab.read() !== null
const startNow = () => import('./startApp.ts').then(({ startApp }) => startApp())
// A person who is signed out sees the form first: it needs nothing of the rest.
const start = isReturning ? startNow() : new Promise((resolve) => setTimeout(resolve)).then(startNow)
const root = createRoot(element)
flushSync(() =>
  root.render(
    <StrictMode>
      <ErrorBoundary>
        <Suspense>
          <App start={start} isReturning={isReturning} />
        </Suspense>
      </ErrorBoundary>
    </StrictMode>,
  ),
)
void prefetch(isReturning, [SignedIn, HeaderLinks])
// CloudFront may still have the policy of an earlier deployment, which refuses the style that this page has in it.
if (document.querySelector('style')?.sheet === null) {
  document.querySelector('link[rel="stylesheet"]')?.removeAttribute('disabled')
}
// A page out of the back/forward cache has missed what happened meanwhile, a sign-out in another tab among it.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) window.location.reload()
})
