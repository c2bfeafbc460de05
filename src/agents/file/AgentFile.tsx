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
  /** The administrator whose agent it is, by name where it is known; null for one's own. */
  office: string | null
}

const shortAttributes = agentAttributes.filter(({ definition }) => definition.type !== 'long-text')
const longAttributes = agentAttributes.filter(({ definition }) => definition.type === 'long-text')

/** Everything that the person who reads it may know about an agent. */
export function AgentFile({ agent, office }: Props) {
  return (
    <>
      <dl className="facts">
        {shortAttributes
          // Administrators are not told what only leads see, not even that there is something.
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
