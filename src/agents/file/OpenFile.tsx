import type { Config } from '../../../aws/contract/config.ts'
import type { Account } from '../../session/SessionState.ts'
import { type AgentReference, agentPath, referenceTo, refersTo } from '../agentPath.ts'
import type { Agents } from '../list/useAgents.ts'
import { officeName } from '../officeName.ts'
import type { Offices } from '../useOffices.ts'
import { AgentDetails, type Neighbours } from './AgentDetails.tsx'
import { useAgent } from './useAgent.ts'

interface Props {
  config: Config
  account: Account
  agents: Agents
  offices: Offices
  reference: AgentReference
  search: string
  onClose: () => void
}

/** The file at an agent's address, with the way to those before and after it in the list. */
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
  return (
    <AgentDetails
      reference={reference}
      view={file}
      neighbours={neighbours}
      office={reference.userId === null ? null : officeName(offices, reference.userId)}
      onClose={onClose}
    />
  )
}
