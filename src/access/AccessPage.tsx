import { usePathname } from 'wouter/use-browser-location'
import type { Config } from '../../aws/contract/config.ts'
import type { Account } from '../session/SessionState.ts'
import { PageLink } from '../ui/PageLink.tsx'
import './AccessPage.css'
import { accessPath } from '../ui/paths.ts'
import { accessSections } from './accessSections.ts'
import { BreakInSection } from './break-in/BreakInSection.tsx'
import { IdentitiesSection } from './identities/IdentitiesSection.tsx'
import { PathSection } from './path/PathSection.tsx'
import { PolicySection } from './policy/PolicySection.tsx'
import { RequestsSection } from './requests/RequestsSection.tsx'

interface Props {
  config: Config
  account: Account
}

/** Explains the user's access: their identity at AWS, the requests of the app, and the policy that decided them. */
export function AccessPage({ config, account }: Props) {
  const pathname = usePathname()
  const current = accessSections.find(({ path }) => path === pathname)?.path ?? accessPath
  return (
    <div className="access-page">
      <nav aria-label="Access">
        <ul>
          {accessSections.map(({ path, title }) => (
            <li key={path} ref={path === current ? bringIntoView : undefined}>
              <PageLink href={path} aria-current={path === current ? 'page' : undefined}>
                {title}
              </PageLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="access-content">
        {current === '/access' && <IdentitiesSection config={config} account={account} />}
        {current === '/access/path' && <PathSection config={config} account={account} />}
        {current === '/access/policy' && <PolicySection config={config} account={account} />}
        {current === '/access/requests' && <RequestsSection config={config} account={account} />}
        {current === '/access/break-in' && <BreakInSection config={config} account={account} />}
      </div>
    </div>
  )
}

/** On narrow screens the links are wider than the page. */
function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
