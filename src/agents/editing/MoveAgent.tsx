import { useQueryClient } from '@tanstack/react-query'
import { type SyntheticEvent, useId, useState } from 'react'
import { navigate } from 'wouter/use-browser-location'
import type { Config } from '../../../aws/contract/config.ts'
import type { AppError } from '../../errors.ts'
import type { Account } from '../../session/SessionState.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { Agent } from '../agent.ts'
import { agentPath } from '../agentPath.ts'
import { officeName } from '../officeName.ts'
import type { Offices } from '../useOffices.ts'
import { moveToOffice } from './moveToOffice.ts'

interface Props {
  config: Config
  account: Account
  agent: Agent
  offices: Offices
}

type Outcome =
  | { is: 'none' | 'moving' | 'changed-meanwhile' | 'name-taken' }
  | { is: 'failed'; error: AppError }

/** Lets a lead move an agent to another office. A row's key cannot change, so the app deletes the row and puts a new one. */
export function MoveAgent({ config, account, agent, offices }: Props) {
  const id = useId()
  const queryClient = useQueryClient()
  const [office, setOffice] = useState('')
  const [outcome, setOutcome] = useState<Outcome>({ is: 'none' })
  const others = [...offices.keys()]
    .filter((userId) => userId !== agent.userId)
    .map((userId) => ({ userId, name: officeName(offices, userId) }))
    .toSorted((one, other) => one.name.localeCompare(other.name))
  if (others.length === 0) return null

  const move = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (office === '' || outcome.is === 'moving') return
    setOutcome({ is: 'moving' })
    const result = await moveToOffice({ queryClient, config, account }, agent, office)
    if (account.signal.aborted) return
    if (result.is !== 'moved') return setOutcome(result)
    navigate(agentPath({ userId: office, fieldName: agent.fieldName }) + window.location.search, {
      replace: true,
    })
  }
  return (
    <form className="move-agent" onSubmit={(event) => void move(event)}>
      {outcome.is === 'failed' && <ErrorNotice error={outcome.error} focus />}
      {outcome.is === 'name-taken' && (
        <Notice>
          The other office already has an agent with this field name, so this one was not moved.
        </Notice>
      )}
      {outcome.is === 'changed-meanwhile' && (
        <Notice>
          Somebody else changed this agent meanwhile, so it was not moved. Refresh the list and try again.
        </Notice>
      )}
      <label htmlFor={id}>Move to another office</label>
      <p className="file-buttons">
        <select id={id} value={office} onChange={(event) => setOffice(event.target.value)}>
          <option value="">Choose an office</option>
          {others.map(({ userId, name }) => (
            <option key={userId} value={userId}>
              {name}
            </option>
          ))}
        </select>
        <button
          type="submit"
          className="button small"
          aria-disabled={office === '' || outcome.is === 'moving'}
        >
          {outcome.is === 'moving' ? 'Moving…' : 'Move'}
        </button>
      </p>
    </form>
  )
}
