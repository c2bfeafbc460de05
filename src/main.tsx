import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { tokensInTab } from './aws/tokensInTab.ts'
import { prefetch } from './prefetch.ts'
import './ui/tokens.css'
import './ui/base.css'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id "root"')

const start = import('./startApp.ts').then(({ startApp }) => startApp())
const isReturning = tokensInTab.read() !== null
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <Suspense>
        <App start={start} isReturning={isReturning} />
      </Suspense>
    </ErrorBoundary>
  </StrictMode>,
)
prefetch(isReturning)
// A page out of the back/forward cache has missed what happened meanwhile, a sign-out in another tab among it.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) window.location.reload()
})
