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
import { watchStyles } from './ui/failedStyles.ts'

const element = document.getElementById('root')
if (element === null) throw new Error('index.html has no element with the id "root"')

watchStyles()
const isReturning = tokensInTab.read() !== null
const startNow = () => import('./startApp.ts').then(({ startApp }) => startApp())
// A signed-out user sees the form first, which needs no other code.
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
// CloudFront may still send the Content-Security-Policy of an earlier deployment, which refuses this page's own style.
if (document.querySelector('style')?.sheet === null) {
  document.querySelector('link[rel="stylesheet"]')?.removeAttribute('disabled')
}
// A page from the back/forward cache may have missed events, such as a sign-out in another tab.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) window.location.reload()
})
