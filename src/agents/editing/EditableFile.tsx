import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { AttributeName } from '../../../aws/contract/agentRecord.ts'
import type { Config } from '../../../aws/contract/config.ts'
import { serverClock } from '../../aws/calls/serverClock.ts'
import type { Scope } from '../../aws/table/openAgentsTable.ts'
import type { AppError } from '../../errors.ts'
import type { Account } from '../../session/SessionState.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import type { Agent } from '../agent.ts'
import { AgentFile } from '../file/AgentFile.tsx'
import type { Offices } from '../useOffices.ts'
import { changesBetween, draftOf, toTimestamp } from './AgentDraft.ts'
import { AgentForm } from './AgentForm.tsx'
import { ConflictNotice } from './ConflictNotice.tsx'
import { drafts, type Edit } from './drafts.ts'
import './editing.css'
import { MoveAgent } from './MoveAgent.tsx'
import { type Changes, changedAgent, saveAgent } from './saveAgent.ts'
import { showAgent } from './showAgent.ts'

interface Props {
  config: Config
  account: Account
  scope: Scope
  agent: Agent
  /** The name of the office to which the agent belongs, or its ID; null for the user's own agent. */
  office: string | null
  /** The other offices, for a lead. */
  offices: Offices
  /** The attributes that the user may change. */
  editable: readonly AttributeName[]
}

type Outcome =
  | { is: 'none' }
  | { is: 'saving' }
  | { is: 'saved' }
  | { is: 'gone' }
  | { is: 'failed'; error: AppError }
  | { is: 'conflict'; changes: Changes; theirs: Agent }

/** The file of an agent that the user may change: the file with its buttons, or the form in its place. */
export function EditableFile({ config, account, scope, agent, office, offices, editable }: Props) {
  const queryClient = useQueryClient()
  const draftKey = JSON.stringify([account.sub, agent.userId, agent.fieldName])
  // Shows the text again that the user typed before the session ended.
  const [edit, setEdit] = useState<Edit | null>(() => drafts.read(draftKey) ?? null)
  const [outcome, setOutcome] = useState<Outcome>({ is: 'none' })
  /** When the form closes, the focus goes back to the button that opened it. */
  const givesFocusBack = useRef(false)
  const isSaving = outcome.is === 'saving'

  const change = (next: Edit) => {
    setEdit(next)
    drafts.write(draftKey, next, account.signal)
  }
  const close = () => {
    drafts.forget(draftKey)
    givesFocusBack.current = edit !== null
    setEdit(null)
  }

  /** `seen` is the version of the agent that the user saw. */
  const save = async (seen: Agent, changes: Changes) => {
    if (isSaving) return
    if (Object.keys(changes).length === 0) {
      setOutcome({ is: 'none' })
      return close()
    }
    setOutcome({ is: 'saving' })
    const takeBack = showAgent(queryClient, scope, changedAgent(seen, changes))
    const result = await saveAgent({ queryClient, config, account }, seen, changes)
    // The session has ended. Its cache is gone, and the drafts keep the text.
    if (account.signal.aborted) return
    switch (result.is) {
      case 'saved':
        showAgent(queryClient, scope, result.agent)
        setOutcome({ is: 'saved' })
        return close()
      case 'changed-meanwhile':
        takeBack()
        showAgent(queryClient, scope, result.agent)
        return setOutcome({ is: 'conflict', changes, theirs: result.agent })
      case 'gone':
        takeBack()
        return setOutcome({ is: 'gone' })
      case 'failed':
        takeBack()
        return setOutcome({ is: 'failed', error: result.error })
    }
  }

  return (
    <>
      {outcome.is === 'failed' && <ErrorNotice error={outcome.error} focus />}
      {outcome.is === 'gone' && (
        <div className="notice error" role="alert">
          <p>
            <strong>This agent was deleted or moved to another office.</strong> Your changes are not saved. If
            you still need the text that you typed, copy it now.
          </p>
        </div>
      )}
      {outcome.is === 'conflict' && (
        <ConflictNotice
          mine={changedAgent(outcome.theirs, outcome.changes)}
          theirs={outcome.theirs}
          names={editable.filter((name) => name in outcome.changes)}
          onSaveMine={() => void save(outcome.theirs, outcome.changes)}
          onTakeTheirs={() => {
            setOutcome({ is: 'none' })
            close()
          }}
        />
      )}
      <p role="status" className="save-status">
        {isSaving && 'Saving…'}
        {outcome.is === 'saved' && 'Saved.'}
      </p>
      {edit === null ? (
        <>
          <p className="file-buttons">
            <button
              type="button"
              className="button small"
              ref={(button) => {
                if (givesFocusBack.current) button?.focus()
                givesFocusBack.current = false
              }}
              onClick={() => {
                setOutcome({ is: 'none' })
                change({ base: agent, draft: draftOf(agent) })
              }}
            >
              Edit
            </button>
            {editable.includes('lastContact') && (
              <button
                type="button"
                className="button small"
                aria-disabled={isSaving}
                onClick={() =>
                  void save(agent, { lastContact: toTimestamp(new Date(Date.now() + serverClock.ahead())) })
                }
              >
                Contacted today
              </button>
            )}
          </p>
          <AgentFile agent={agent} office={office} />
          {scope === 'all-offices' && (
            <MoveAgent config={config} account={account} agent={agent} offices={offices} />
          )}
        </>
      ) : (
        <AgentForm
          {...edit}
          // "Contacted today" sets the time for administrators.
          names={scope === 'all-offices' ? editable : editable.filter((name) => name !== 'lastContact')}
          isSaving={isSaving}
          onChange={(draft) => change({ ...edit, draft })}
          onSave={() => void save(edit.base, changesBetween(draftOf(edit.base), edit.draft))}
          onCancel={() => {
            setOutcome({ is: 'none' })
            close()
          }}
        />
      )}
    </>
  )
}
