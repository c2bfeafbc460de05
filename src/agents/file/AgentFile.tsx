import {
  type AttributeDefinition,
  type AttributeName,
  agentAttributes,
} from '../../../aws/contract/agentRecord.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { useNow } from '../../ui/useNow.ts'
import type { Agent } from '../agent.ts'
import { statusOf } from '../statusOf.ts'
import { LastContactInFull } from './LastContactInFull.tsx'

interface Props {
  agent: Agent
  /** The name of the administrator to whom the agent belongs, or their ID; null for the user's own agent. */
  office: string | null
}

const shortAttributes = agentAttributes.filter(({ definition }) => definition.type !== 'long-text')
const longAttributes = agentAttributes.filter(({ definition }) => definition.type === 'long-text')

/** All attributes of an agent that the user may see. */
export function AgentFile({ agent, office }: Props) {
  return (
    <>
      <dl className="facts">
        {shortAttributes
          // An administrator does not learn that an attribute exists which only leads see.
          .filter(({ name, definition }) => definition.seenBy === 'administrators' || agent[name] !== null)
          .map(({ name, definition }) => (
            <Fact key={name} definition={definition} value={agent[name]} />
          ))}
        {office !== null && (
          <>
            <dt>Administrator</dt>
            <dd title={agent.userId}>{office}</dd>
          </>
        )}
      </dl>
      {longAttributes.map(({ name, definition }) => (
        <section key={name}>
          <h3>{definition.label}</h3>
          <p className="notes" dir="auto">
            {String(agent[name] ?? `No ${definition.label.toLowerCase()}.`)}
          </p>
        </section>
      ))}
    </>
  )
}

function Fact({ definition, value }: { definition: AttributeDefinition; value: Agent[AttributeName] }) {
  const { label, type } = definition
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <span dir="auto" {...(type === 'level' && { className: 'level', 'data-level': value ?? 0 })}>
          <Value definition={definition} value={value} />
        </span>
        {type === 'text' && typeof value === 'string' && <CopyButton text={value} what={label} isQuiet />}
      </dd>
    </>
  )
}

function Value({ definition, value }: { definition: AttributeDefinition; value: Agent[AttributeName] }) {
  const now = useNow()
  switch (definition.type) {
    case 'choice': {
      const { label, kind } = statusOf(value)
      return (
        <span className="pill" data-status={kind}>
          {label}
        </span>
      )
    }
    case 'time':
      return <LastContactInFull moment={value} now={now} />
    case 'level':
      return value === null ? '—' : `${value} of ${definition.most}`
    default:
      return String(value ?? '—')
  }
}
