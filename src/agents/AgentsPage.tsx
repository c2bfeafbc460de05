import { Suspense, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { navigate } from 'wouter/use-browser-location'
import type { Config } from '../../aws/contract/config.ts'
import { lazyPart } from '../ahead/lazyPart.ts'
import { whenIdle } from '../ahead/whenIdle.ts'
import { partitionOf } from '../identity/partitionOf.ts'
import { useIdentityId } from '../identity/useIdentityId.ts'
import type { Account } from '../session/SessionState.ts'
import { PageBoundary } from '../ui/PageBoundary.tsx'
import { agentsPath } from '../ui/paths.ts'
import './AgentsPage.css'
import { agentIn } from './agentPath.ts'
import { AgentsList } from './list/AgentsList.tsx'
import { AgentsToolbar } from './list/AgentsToolbar.tsx'
import { formatListView } from './list/ListView.ts'
import { useAgents } from './list/useAgents.ts'
import { useListView } from './list/useListView.ts'
import { useAgentsLocation } from './useAgentsLocation.ts'
import { useOffices } from './useOffices.ts'

const NoSuchPage = lazyPart(async () => (await import('./list/NoAgents.tsx')).NoSuchPage)
const OpenFile = lazyPart(async () => (await import('./file/OpenFile.tsx')).OpenFile)

interface Props {
  config: Config
  account: Account
}

/** The list of agents and, at an agent's address, that agent's file. On a wide screen they are side by side. */
export function AgentsPage({ config, account }: Props) {
  const { pathname } = useAgentsLocation()
  const selected = agentIn(pathname)
  const { view: list, change } = useListView()
  const [isExporting, setExporting] = useState(false)
  const offices = useOffices(config, account)
  const agents = useAgents(config, account, list, selected, isExporting)
  const identityId = useIdentityId(config, account)
  const code = partitionOf(config, account, identityId)
  const pane = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const search = formatListView(list)

  // The element with the focus went with the sign-in form, so a screen reader would not say where the user is now.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus()
  }, [])

  // A user who sees the list will open a file next.
  const hasList = agents.view.is === 'loaded'
  useEffect(() => {
    if (hasList) whenIdle(() => OpenFile.load().catch(() => {}))
  }, [hasList])

  const close = () => {
    // On a narrow screen, the row is hidden until the address has changed. Only then can it take the focus.
    const row = pane.current?.querySelector<HTMLElement>('a[aria-current]') ?? null
    flushSync(() => navigate(agentsPath + search))
    const target = row ?? heading.current
    target?.focus()
  }

  return (
    <div className={selected === null ? 'agents-page' : 'agents-page with-details'}>
      <title>Agents · Leading Keys</title>
      <AgentsToolbar
        agents={agents}
        list={list}
        offices={offices}
        onChange={change}
        onEnterList={() => pane.current?.querySelector<HTMLElement>('tbody a[tabindex="0"]')?.focus()}
        isExporting={isExporting}
        onExport={setExporting}
        visibleAttributes={agents.scope === 'all-offices' ? null : config.visibleAttributes}
        heading={heading}
      />
      <div className="list-pane" ref={pane} aria-busy={agents.isStale}>
        {isKnownPath(pathname) ? (
          <AgentsList
            agents={agents}
            list={list}
            offices={offices}
            onChange={change}
            code={code}
            selected={selected}
          />
        ) : (
          <Suspense>
            <NoSuchPage />
          </Suspense>
        )}
      </div>
      {selected !== null && (
        <PageBoundary>
          <Suspense>
            <OpenFile
              {...{ config, account, agents, offices, search }}
              reference={selected}
              onClose={close}
            />
          </Suspense>
        </PageBoundary>
      )}
    </div>
  )
}

/** Whether the list or a file is at an address. */
function isKnownPath(path: string): boolean {
  return path === '/' || path === agentsPath || agentIn(path) !== null
}
