import { usePathname } from 'wouter/use-browser-location'
import { PageLink } from '../../ui/PageLink.tsx'
import { accountPath } from '../../ui/paths.ts'

/** The user's name as a link to their account. */
export function AccountLink({ username }: { username: string }) {
  return (
    <PageLink
      href={accountPath}
      className="mono"
      title="Your account"
      aria-current={usePathname() === accountPath ? 'page' : undefined}
    >
      {username}
    </PageLink>
  )
}
