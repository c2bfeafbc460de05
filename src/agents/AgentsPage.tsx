import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { navigate, usePathname } from 'wouter/use-browser-location'
import type { Config } from '../../aws/contract/config.ts'
import { whenIdle } from '../ahead/whenIdle.ts'
import { partitionOf } from '../identity/partitionOf.ts'
import { useIdentityId } from '../identity/useIdentityId.ts'
import type { Account } from '../session/SessionState.ts'
import { PageLink } from '../ui/PageLink.tsx'
import { agentsPath } from '../ui/paths.ts'
import './AgentsPage.css'
import { agentIn } from './agentPath.ts'
import { AgentsList } from './list/AgentsList.tsx'
import { AgentsToolbar } from './list/AgentsToolbar.tsx'
import { formatListView } from './list/ListView.ts'
import { useAgents } from './list/useAgents.ts'
import { useListView } from './list/useListView.ts'

const loadFile = () => import('./file/OpenFile.tsx')
const OpenFile = lazy(async () => ({ default: (await loadFile()).OpenFile }))

interface Props {
  config: Config
  account: Account
}

/** The list of agents and, at an agent's address, that agent's file: side by side where there is room. */
export function AgentsPage({ config, account }: Props) {
  const pathname = usePathname()
  const selected = agentIn(pathname)
  const { view: list, change } = useListView()
  const [isExporting, setExporting] = useState(false)
  const agents = useAgents(config, account, list, selected, isExporting)
  const identityId = useIdentityId(config, account)
  const { partitionKey } = config
  const owner = { partitionKey, userId: partitionOf(config, account, identityId) }
  const pane = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const search = formatListView(list)

  // Signing in took away what had the focus; a screen reader says where the person is now.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus()
  }, [])

  // Somebody with a list in view will open a file next.
  const hasList = agents.view.is === 'loaded'
  useEffect(() => {
    if (hasList) whenIdle(() => loadFile().catch(() => {}))
  }, [hasList])

  const isExportReady = isExporting && agents.view.is === 'loaded' && agents.view.more === 'none'
  useEffect(() => {
    if (!isExportReady || agents.view.is !== 'loaded') return
    setExporting(false)
    const { view, scope } = agents
    void import('./exportAgents.ts').then(({ exportAgents }) =>
      exportAgents(view.agents, scope === 'all-offices' ? null : config.visibleAttributes),
    )
  }, [isExportReady, agents, config])

  const close = () => {
    // The row goes back to being a row before it takes the focus: on a narrow screen it is hidden until then.
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
        onChange={change}
        onEnterList={() => pane.current?.querySelector<HTMLElement>('tbody a[tabindex="0"]')?.focus()}
        isExporting={isExporting}
        onExport={() => setExporting(true)}
        heading={heading}
      />
      <div className="list-pane" ref={pane} aria-busy={agents.isStale}>
        {isKnownPath(pathname) ? (
          <AgentsList agents={agents} list={list} onChange={change} owner={owner} selected={selected} />
        ) : (
          <div className="agents-scroller no-agents" role="alert">
            <p className="title">There is no page at this address</p>
            <p>
              <PageLink href={agentsPath}>Go to the list of agents</PageLink>
            </p>
          </div>
        )}
      </div>
      {selected !== null && (
        <Suspense>
          <OpenFile {...{ config, account, agents, search }} reference={selected} onClose={close} />
        </Suspense>
      )}
    </div>
  )
}

/** Whether the list or a file is at an address. While another page is shown, the list waits below it. */
function isKnownPath(path: string): boolean {
  return path === '/' || /^\/(agents|access|account)(\/|$)/.test(path) || agentIn(path) !== null
}
