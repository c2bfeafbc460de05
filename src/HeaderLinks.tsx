import { Link } from 'wouter'
import { usePathname } from 'wouter/use-browser-location'
import './HeaderLinks.css'
import { AccountLink } from './session/account/AccountLink.tsx'
import { accessPath, accountPath, agentsPath, isAccessPath } from './ui/paths.ts'

/** The ways between the pages behind the sign-in; the person's name leads to their account. */
export function HeaderLinks({ username }: { username: string }) {
  const pathname = usePathname()
  const isAccess = isAccessPath(pathname)
  const isAgents = !isAccess && pathname !== accountPath
  return (
    <>
      <nav className="header-links" aria-label="Pages">
        <Link href={agentsPath} aria-current={isAgents ? 'page' : undefined}>
          Agents
        </Link>
        <Link href={accessPath} aria-current={isAccess ? 'page' : undefined}>
          Access
        </Link>
      </nav>
      <AccountLink username={username} />
    </>
  )
}
