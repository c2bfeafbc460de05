import { lazy, Suspense } from 'react'
import type { Config } from '../../../aws/contract/config.ts'
import type { Account } from '../../session/SessionState.ts'
import type { Agent } from '../agent.ts'
import { type AgentReference, agentPath, referenceTo, refersTo } from '../agentPath.ts'
import { editableAttributes } from '../editing/editableAttributes.ts'
import type { Agents } from '../list/useAgents.ts'
import { officeName } from '../officeName.ts'
import type { Offices } from '../useOffices.ts'
import { AgentDetails, type Neighbours } from './AgentDetails.tsx'
import { AgentFile } from './AgentFile.tsx'
import { useAgent } from './useAgent.ts'

/** Loaded if the user may change agents. If the code cannot be loaded, the user can still read the file. */
const EditableFile = lazy(async () => {
  const { EditableFile } = await import('../editing/EditableFile.tsx').catch(() => ({
    EditableFile: AgentFile,
  }))
  return { default: EditableFile }
})

interface Props {
  config: Config
  account: Account
  agents: Agents
  offices: Offices
  reference: AgentReference
  search: string
  onClose: () => void
}

/** The file at an agent's address, with links to the previous and the next file in the list. */
export function OpenFile({ config, account, agents, offices, reference, search, onClose }: Props) {
  const { view, scope } = agents
  const listed = view.is === 'loaded' ? view.agents : []
  const index = listed.findIndex((agent) => refersTo(reference, agent, scope))
  const file = useAgent(config, account, reference, listed[index])
  const addressOf = (place: number) => {
    const agent = listed[place]
    return agent === undefined ? null : agentPath(referenceTo(agent, scope)) + search
  }
  const neighbours: Neighbours =
    index < 0
      ? { previous: null, next: null }
      : { previous: addressOf(index - 1), next: addressOf(index + 1) }
  const office = reference.userId === null ? null : officeName(offices, reference.userId)
  const editable = editableAttributes(config, scope)
  const drawFile = (agent: Agent) => (
    <Suspense fallback={<AgentFile agent={agent} office={office} />}>
      <EditableFile
        key={`${agent.userId} ${agent.fieldName}`}
        config={config}
        account={account}
        scope={scope}
        agent={agent}
        office={office}
        offices={offices}
        editable={editable}
      />
    </Suspense>
  )
  return (
    <AgentDetails
      reference={reference}
      view={file}
      neighbours={neighbours}
      office={office}
      onClose={onClose}
      drawFile={editable.length === 0 ? undefined : drawFile}
    />
  )
}
