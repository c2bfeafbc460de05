import { agentAttributes } from '../../../aws/contract/agentRecord.ts'
import type { Config } from '../../../aws/contract/config.ts'

interface Props {
  config: Config
  isLead: boolean
}

/** The attributes that the policy of the user's role lets them change. Nothing where nobody changes agents in the app. */
export function ChangeableAttributes({ config: { editing, editableAttributes }, isLead }: Props) {
  if (editing === 'none') return null
  const names = agentAttributes.map(({ name }) => name)
  const changeable = isLead ? names : names.filter((name) => editableAttributes.includes(name))
  return (
    <section className="panel" aria-labelledby="changeable">
      <h2 id="changeable">What you may change</h2>
      <p>
        {isLead
          ? 'As a lead, you may change these attributes of every agent: '
          : 'Your role may change these attributes of your own agents, and no others: '}
        {changeable.map((name, index) => (
          <span key={name}>
            {index > 0 && ', '}
            <code>{name}</code>
          </span>
        ))}
        .
      </p>
    </section>
  )
}
