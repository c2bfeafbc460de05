import type { Account } from '../SessionState.ts'
import '../../ui/Banner.css'
import { PageLink } from '../../ui/PageLink.tsx'
import { accountPath } from '../../ui/paths.ts'
import { replacementWarning } from './replacementWarning.ts'
import { useUnfinishedReplacement } from './useUnfinishedReplacement.ts'

/** Warns on every page while the replacement of the user's authenticator app is not finished. */
export function ReplacementBanner({ account }: { account: Account }) {
  const unfinished = useUnfinishedReplacement(account)
  if (unfinished === null) return null
  return (
    <aside className="banner" aria-label="Authenticator app">
      <p role="status">{replacementWarning(unfinished)}</p>
      <PageLink href={accountPath} className="button small">
        {unfinished === 'earlier-app-is-gone' ? 'Restore it' : 'Finish'}
      </PageLink>
    </aside>
  )
}
