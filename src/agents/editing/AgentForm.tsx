import { type KeyboardEvent, type SyntheticEvent, useId, useRef, useState } from 'react'
import { type AttributeName, agentAttributes } from '../../../aws/contract/agentRecord.ts'
import { useUnsavedChanges } from '../../ui/useUnsavedChanges.ts'
import type { Agent } from '../agent.ts'
import { type AgentDraft, draftOf, problemWith } from './AgentDraft.ts'
import { AttributeInput } from './AttributeInput.tsx'
import type { Edit } from './drafts.ts'

interface Props extends Edit {
  /** The attributes that have an input. */
  names: readonly AttributeName[]
  isSaving: boolean
  onChange: (draft: AgentDraft) => void
  onSave: () => void
  onCancel: () => void
}

/** The form, which takes the place of the file. Escape and Cancel ask the user before they discard text. */
export function AgentForm({ base, draft, names, isSaving, onChange, onSave, onCancel }: Props) {
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [isTried, setIsTried] = useState(false)
  const before = draftOf(base)
  const isDirty = names.some((name) => draft[name] !== before[name])
  const mayLeave = useUnsavedChanges(isDirty, 'Leave without saving? Your changes will be lost.')
  const fields = agentAttributes.filter(({ name }) => names.includes(name))
  const problems = new Map(
    fields.flatMap(({ name }) => {
      const problem = problemWith(name, draft[name])
      return problem === undefined ? [] : [[name, problem] as const]
    }),
  )

  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setIsTried(true)
    const [first] = problems.keys()
    if (first === undefined) onSave()
    else form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus()
  }
  const cancel = () => {
    if (mayLeave()) onCancel()
  }
  const cancelOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    // The file stays open.
    event.stopPropagation()
    cancel()
  }
  return (
    <form
      ref={form}
      className="agent-form"
      aria-label={`Edit ${base.fieldName}`}
      noValidate
      onSubmit={submit}
      onKeyDown={cancelOnEscape}
    >
      {fields.map(({ name, definition }, index) => (
        <AttributeInput
          key={name}
          id={`${id}-${name}`}
          name={name}
          definition={definition}
          value={draft[name]}
          isCut={isCut(base, name)}
          problem={isTried ? problems.get(name) : undefined}
          takesFocus={index === 0}
          onChange={(value) => onChange({ ...draft, [name]: value })}
        />
      ))}
      <p className="file-buttons">
        <button type="submit" className="button small primary" aria-disabled={isSaving}>
          {isSaving ? 'Saving…' : 'Save'}
        </button>
        <button type="button" className="button small" onClick={cancel}>
          Cancel
        </button>
      </p>
    </form>
  )
}

/** The app shows only the beginning of a very long text. Saving the beginning would delete the rest. */
function isCut(agent: Agent, name: AttributeName): boolean {
  const [shown, written] = [agent[name], agent.item[name]]
  return (
    typeof shown === 'string' &&
    typeof written === 'string' &&
    shown.endsWith('…') &&
    written.trim() !== shown
  )
}
