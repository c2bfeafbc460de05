import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { navigate, usePathname } from 'wouter/use-browser-location'
import type { Config } from '../../aws/contract/config.ts'
import { whenIdle } from '../ahead/whenIdle.ts'
import { partitionOf } from '../identity/partitionOf.ts'
import { useIdentityId } from '../identity/useIdentityId.ts'
import type { Account } from '../session/SessionState.ts'
import { useDebounced } from '../ui/useDebounced.ts'
import { AgentsList } from './AgentsList.tsx'
import './AgentsPage.css'
import { agentsPath } from '../ui/paths.ts'
import { AgentsToolbar } from './AgentsToolbar.tsx'
import { type AgentReference, agentIn, refersTo } from './agentPath.ts'
import { useAgent } from './useAgent.ts'
import { useAgents } from './useAgents.ts'

const loadDetails = () => import('./AgentDetails.tsx')
const AgentDetails = lazy(async () => ({ default: (await loadDetails()).AgentDetails }))

interface Props {
  config: Config
  account: Account
}

/** The list of agents and, at an agent's address, that agent's file: side by side where there is room. */
export function AgentsPage({ config, account }: Props) {
  const selected = agentIn(usePathname())
  const [search, setSearch] = useState('')
  const prefix = useDebounced(search.trim(), 250)
  const agents = useAgents(config, account, prefix)
  const identityId = useIdentityId(config, account)
  const { partitionKey } = config
  const owner = { partitionKey, userId: partitionOf(config, account, identityId) }
  const list = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)

  // Signing in took away what had the focus; whoever listens hears where they are now.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus()
  }, [])

  // Somebody with a list in view will open a file next.
  const hasList = agents.view.is === 'loaded'
  useEffect(() => {
    if (hasList) whenIdle(() => loadDetails().catch(() => {}))
  }, [hasList])

  const close = () => {
    // The row goes back to being a row before it takes the focus: on a narrow screen it is hidden until then.
    const row = list.current?.querySelector<HTMLElement>('a[aria-current]') ?? null
    flushSync(() => navigate(agentsPath))
    const target = row ?? heading.current
    target?.focus()
  }

  return (
    <div className={selected === null ? 'agents-page' : 'agents-page with-details'}>
      <title>Agents · Leading Keys</title>
      <AgentsToolbar agents={agents} search={search} onSearch={setSearch} heading={heading} />
      <div className="list-pane" ref={list} aria-busy={agents.isStale}>
        <AgentsList
          agents={agents}
          prefix={prefix}
          identityId={identityId}
          owner={owner}
          selected={selected}
        />
      </div>
      {selected !== null && (
        <OpenFile config={config} account={account} agents={agents} reference={selected} onClose={close} />
      )}
    </div>
  )
}

interface OpenFileProps extends Props {
  agents: ReturnType<typeof useAgents>
  reference: AgentReference
  onClose: () => void
}

function OpenFile({ config, account, agents, reference, onClose }: OpenFileProps) {
  const known =
    agents.view.is === 'loaded'
      ? agents.view.agents.find((agent) => refersTo(reference, agent, agents.scope))
      : undefined
  const view = useAgent(config, account, reference, known)
  return (
    <Suspense>
      <AgentDetails reference={reference} view={view} onClose={onClose} />
    </Suspense>
  )
}
