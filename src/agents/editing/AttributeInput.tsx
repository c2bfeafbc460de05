import type { AttributeDefinition, AttributeName } from '../../../aws/contract/agentRecord.ts'
import { takeFocus } from '../../ui/takeFocus.ts'
import { statusOf } from '../statusOf.ts'

interface Props {
  id: string
  name: AttributeName
  definition: AttributeDefinition
  value: string
  /** Whether the value is longer than the app shows, so that the user cannot change it here. */
  isCut: boolean
  problem: string | undefined
  takesFocus: boolean
  onChange: (value: string) => void
}

/** The input for the attribute's type, with its label and the problem of its value. */
export function AttributeInput({ id, name, definition, value, isCut, problem, takesFocus, onChange }: Props) {
  const words = isCut ? 'This text is too long to change in the app.' : problem
  const joined = {
    id,
    name,
    value,
    disabled: isCut,
    'aria-invalid': problem !== undefined,
    'aria-describedby': words === undefined ? undefined : `${id}-words`,
    ref: takesFocus ? takeFocus : undefined,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  return (
    <div className="field">
      <label htmlFor={id}>{definition.label}</label>
      <Control definition={definition} joined={joined} />
      {words !== undefined && (
        <p className={isCut ? 'hint' : 'problem'} id={`${id}-words`}>
          {words}
        </p>
      )}
    </div>
  )
}

interface Joined {
  value: string
  onChange: (event: { target: { value: string } }) => void
}

function Control({ definition, joined }: { definition: AttributeDefinition; joined: Joined }) {
  switch (definition.type) {
    case 'choice': {
      const isKnown = definition.choices.includes(joined.value)
      return (
        <select {...joined}>
          {/* The unknown value stays, unless the user chooses another one. */}
          {!isKnown && <option value={joined.value}>{joined.value === '' ? '—' : joined.value}</option>}
          {definition.choices.map((choice) => (
            <option key={choice} value={choice}>
              {statusOf(choice).label}
            </option>
          ))}
        </select>
      )
    }
    case 'level': {
      const levels = Array.from(
        { length: definition.most - definition.least + 1 },
        (_, i) => definition.least + i,
      )
      return (
        <select {...joined}>
          <option value="">—</option>
          {levels.map((level) => (
            <option key={level} value={level}>{`${level} of ${definition.most}`}</option>
          ))}
        </select>
      )
    }
    case 'long-text':
      return <textarea {...joined} rows={6} dir="auto" />
    case 'time':
      return <input {...joined} type="datetime-local" />
    case 'count':
      return <input {...joined} inputMode="numeric" />
    case 'text':
      return <input {...joined} dir="auto" autoComplete="off" />
  }
}
