import type { Scope } from '../aws/table/openAgentsTable.ts'
import type { Agent } from './agent.ts'

/** An agent as an address names them. */
export interface AgentReference {
  /** The `userId` of the agent's office; null for the user's own agent. */
  userId: string | null
  fieldName: string
}

/** The field name is enough for the user's own agents. Another office may have an agent of the same name. */
export function referenceTo(agent: Agent, scope: Scope): AgentReference {
  return { userId: scope === 'own-agents' ? null : agent.userId, fieldName: agent.fieldName }
}

export function refersTo(reference: AgentReference, agent: Agent, scope: Scope): boolean {
  const { userId, fieldName } = referenceTo(agent, scope)
  return userId === reference.userId && fieldName === reference.fieldName
}

/** The address of one agent's file: `/agents/NAME`, or `/offices/USER/NAME` in a lead's list. */
export function agentPath({ userId, fieldName }: AgentReference): string {
  const parts = userId === null ? ['agents', fieldName] : ['offices', userId, fieldName]
  return `/${parts.map(encodeURIComponent).join('/')}`
}

/** The agent that a path names; null for the list and for any other path. */
export function agentIn(path: string): AgentReference | null {
  const match = /^\/(?:agents|offices\/([^/]+))\/([^/]+)$/.exec(path)
  if (match === null) return null
  const [, userId, fieldName = ''] = match
  try {
    return {
      userId: userId === undefined ? null : decodeURIComponent(userId),
      fieldName: decodeURIComponent(fieldName),
    }
  } catch {
    return null
  }
}
