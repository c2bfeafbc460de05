import { Link } from 'wouter'
import { usePathname } from 'wouter/use-browser-location'
import './HeaderLinks.css'
import { accessSectionAt } from './access/accessPath.ts'
import { agentsPath } from './agents/agentPath.ts'

/** The ways between the pages behind the sign-in. */
export function HeaderLinks() {
  const isAccess = accessSectionAt(usePathname()) !== null
  return (
    <nav className="header-links" aria-label="Pages">
      <Link href={agentsPath} aria-current={isAccess ? undefined : 'page'}>
        Agents
      </Link>
      <Link href="/access" aria-current={isAccess ? 'page' : undefined}>
        Access
      </Link>
    </nav>
  )
}
