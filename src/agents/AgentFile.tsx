import {
  type AttributeDefinition,
  type AttributeName,
  agentAttributes,
} from '../../aws/contract/agentRecord.ts'
import { useNow } from '../ui/useNow.ts'
import type { Agent } from './agent.ts'
import { formatLastContact } from './formatLastContact.ts'
import { statusOf } from './statusOf.ts'

interface Props {
  agent: Agent
  /** Whose agent, where that is not plain; null for one's own. */
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
            <dd className="mono">{office}</dd>
          </>
        )}
      </dl>
      {longAttributes.map(({ name, definition }) => (
        <section key={name}>
          <h3>{definition.label}</h3>
          <p className="notes">{String(agent[name] ?? `No ${definition.label.toLowerCase()}.`)}</p>
        </section>
      ))}
    </>
  )
}

function Fact({ definition, value }: { definition: AttributeDefinition; value: Agent[AttributeName] }) {
  return (
    <>
      <dt>{definition.label}</dt>
      <dd {...(definition.type === 'level' && { className: 'level', 'data-level': value ?? 0 })}>
        <Value definition={definition} value={value} />
      </dd>
    </>
  )
}

function Value({ definition, value }: { definition: AttributeDefinition; value: Agent[AttributeName] }) {
  if (definition.type === 'choice') {
    const { label, kind } = statusOf(value)
    return (
      <span className="pill" data-status={kind}>
        {label}
      </span>
    )
  }
  if (value === null) return '—'
  if (value instanceof Date) return <MomentInFull moment={value} />
  return definition.type === 'level' ? `${value} of ${definition.most}` : value
}

function MomentInFull({ moment }: { moment: Date }) {
  const { long, absolute } = formatLastContact(moment, useNow())
  return (
    <time dateTime={moment.toISOString()}>
      {absolute} <span className="quiet">{long}</span>
    </time>
  )
}
