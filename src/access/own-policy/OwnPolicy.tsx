import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Config } from '../../../aws/contract/config.ts'
import type { Verdict } from '../../../aws/policy/lint/Verdict.ts'
import type { AppError } from '../../errors.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useDebounced } from '../../ui/useDebounced.ts'
import { chooseOwnPolicy, type OwnPolicyAnswer } from '../policy-switch/policySwitch.ts'
import { policySwitchKey } from '../policy-switch/usePolicySwitch.ts'
import { describeFindings } from './describeFindings.ts'
import { Findings } from './Findings.tsx'
import { keptPolicy } from './keptPolicy.ts'
import './OwnPolicy.css'
import { useLinter } from './useLinter.ts'

interface Props {
  config: Config
  /** Aborted when the session ends. */
  signal: AbortSignal
  /** The text to begin with. */
  start: string
  /** Whether the local AWS can enforce the typed policy. */
  canEnforce: boolean
  /** Announces a result to screen readers. */
  announce: (words: string) => void
}

/** The linter waits for such a pause in typing, in milliseconds. */
const pause = 300

/** A box to type a policy in. The linter says what it opens, and the local AWS can enforce it. */
export function OwnPolicy({ config, signal, start, canEnforce, announce }: Props) {
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const queryClient = useQueryClient()
  const [text, setText] = useState(() => keptPolicy.read() ?? start)
  const settled = useDebounced(text, pause)
  const linter = useLinter()
  const read = useMemo(() => linter.data?.(settled), [linter.data, settled])
  const verdict = read?.verdict
  const summary = verdict === undefined ? undefined : describeFindings(verdict)
  const enforce = useMutation<OwnPolicyAnswer, AppError, string>({
    mutationFn: (policy) => chooseOwnPolicy(config, policy),
    onSuccess: (answer) => {
      if ('refused' in answer) announce(answer.refused)
      else {
        queryClient.setQueryData(policySwitchKey, answer)
        announce('Your own policy is in force.')
      }
    },
  })
  const isChanged = text !== start
  useEffect(() => {
    if (isChanged && summary !== undefined) announce(summary)
  }, [isChanged, summary, announce])
  const change = (policy: string) => {
    setText(policy)
    enforce.reset()
    if (policy === start) keptPolicy.forget()
    else keptPolicy.write(policy, signal)
  }
  const refused = enforce.data !== undefined && 'refused' in enforce.data ? enforce.data.refused : undefined
  const problem = refused ?? read?.problem
  return (
    <section className="panel own-policy" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Try your own policy</h2>
      <p id={`${id}-hint`}>
        The linter checks the policy that you type, and says what it opens.{' '}
        {canEnforce
          ? 'The local AWS can enforce it in place of the statements that read, and the attempts below show what it lets through.'
          : 'This page never changes the policy of a deployed stack. Only the local AWS of npm start can enforce your policy.'}
      </p>
      <label htmlFor={`${id}-box`}>Your policy</label>
      <textarea
        id={`${id}-box`}
        ref={box}
        rows={16}
        value={text}
        onChange={(event) => change(event.target.value)}
        aria-describedby={`${id}-hint ${id}-summary`}
        aria-invalid={verdict !== undefined && !isClean(verdict)}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
      />
      <p id={`${id}-summary`} className="summary" data-clean={verdict !== undefined && isClean(verdict)}>
        {summary ?? <span className="quiet">The linter is loading.</span>}
      </p>
      {linter.error !== null && (
        <ErrorNotice error={linter.error}>
          <button type="button" className="button small" onClick={() => void linter.refetch()}>
            Retry
          </button>
        </ErrorNotice>
      )}
      {verdict !== undefined && (
        <Findings findings={verdict.findings} onShowLine={(line) => showLine(box.current, line)} />
      )}
      <div className="actions">
        {canEnforce && (
          <button
            type="button"
            className="button"
            disabled={read === undefined || problem !== undefined || enforce.isPending}
            aria-describedby={`${id}-problem`}
            onClick={() => enforce.mutate(text)}
          >
            Enforce this policy
          </button>
        )}
        {isChanged && (
          <button type="button" className="button" onClick={() => change(start)}>
            Begin again with the shipped policy
          </button>
        )}
      </div>
      {canEnforce && (
        <p id={`${id}-problem`} className="quiet">
          {problem}
        </p>
      )}
      {enforce.error !== null && <ErrorNotice error={enforce.error} />}
    </section>
  )
}

function isClean({ findings, unread }: Verdict): boolean {
  return findings.length === 0 && unread.length === 0
}

/** Selects a line of the box, which brings it into view. */
function showLine(box: HTMLTextAreaElement | null, line: number): void {
  if (box === null) return
  const lines = box.value.split('\n')
  const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0)
  box.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
  box.focus()
}
