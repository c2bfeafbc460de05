import { usePathname } from 'wouter/use-browser-location'
import { PageLink } from './ui/PageLink.tsx'
import './HeaderLinks.css'
import { useAgentsLocation } from './agents/useAgentsLocation.ts'
import { AccountLink } from './session/account/AccountLink.tsx'
import { accessPath, accountPath, agentsPath, isAccessPath } from './ui/paths.ts'

interface Props {
  username: string
  onSignOut: () => void
}

/** The links to the pages behind the sign-in. On a narrow screen, the links of the account are in a menu. */
export function HeaderLinks({ username, onSignOut }: Props) {
  const pathname = usePathname()
  const isAccess = isAccessPath(pathname)
  const isAgents = !isAccess && pathname !== accountPath
  // This link leads back to the same place of the list.
  const agents = useAgentsLocation()
  const here = isAgents || agents.pathname === '/' ? agentsPath : agents.pathname + agents.search
  return (
    <>
      <nav className="header-links" aria-label="Pages">
        <PageLink href={here} aria-current={isAgents ? 'page' : undefined}>
          Agents
        </PageLink>
        <PageLink href={accessPath} aria-current={isAccess ? 'page' : undefined}>
          Access
        </PageLink>
      </nav>
      <button type="button" className="button small menu-button" popoverTarget="account-menu">
        Account
      </button>
      <div id="account-menu" popover="auto" className="account-menu" ref={closeAfterChoice}>
        <AccountLink username={username} />
        <button type="button" className="button small" data-leaves onClick={onSignOut}>
          Sign out
        </button>
      </div>
    </>
  )
}

/** Closes the menu after the user has chosen from it. */
function closeAfterChoice(menu: HTMLElement | null) {
  menu?.addEventListener('click', () => menu.hidePopover?.())
}
