import { useMemo, useState } from 'react'
import type { Config } from '../../../aws/contract/config.ts'
import type { Account } from '../../session/SessionState.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { useStandingAt } from '../standing/useStandingAt.ts'
import { useCalls } from '../useCalls.ts'
import { containsWords, toListedCall } from './ListedCall.ts'
import { RequestRow } from './RequestRow.tsx'
import './RequestsSection.css'
import type { ResultKind } from './resultOf.ts'

interface Props {
  config: Config
  account: Account
}

const kinds: readonly { kind: ResultKind | 'all'; title: string }[] = [
  { kind: 'all', title: 'All' },
  { kind: 'allowed', title: 'Allowed' },
  { kind: 'denied', title: 'Denied' },
  { kind: 'failed', title: 'Failed' },
]

/** Every AWS call of this session, newest first, as it happens. */
export function RequestsSection({ config, account }: Props) {
  const standingAt = useStandingAt(config, account)
  const live = useCalls()
  /** The newest call at the moment when the list was paused. */
  const [pausedAt, setPausedAt] = useState<number | null>(null)
  const [filter, setFilter] = useState('')
  const [kind, setKind] = useState<ResultKind | 'all'>('all')
  const rows = useMemo(
    () => live.map((call) => toListedCall(call, standingAt?.(call.startedAt))),
    [live, standingAt],
  )
  const wanted = filter.trim().toLowerCase()
  const found = rows.filter(
    (row) => (pausedAt === null || row.call.id <= pausedAt) && (wanted === '' || containsWords(row, wanted)),
  )
  const ofKind = (each: ResultKind | 'all') =>
    each === 'all' ? found : found.filter((row) => row.kind === each)
  const shown = ofKind(kind)
  const unseen = pausedAt === null ? 0 : live.filter(({ id }) => id > pausedAt).length
  return (
    <article className="access-section">
      <title>Requests · Leading Keys</title>
      <header>
        <h1>Requests</h1>
        <p className="lead">
          Every call to AWS since you signed in. Open a call to see why AWS allowed or denied it. A leading
          key is the <code>userId</code> whose rows a call asks for. Only this tab keeps the calls, without
          tokens, secret keys and agents, and it forgets them when you sign out.
        </p>
      </header>
      <div className="requests-toolbar">
        <input
          type="search"
          aria-label="Filter requests"
          placeholder="Filter: Query, realName, an ID…"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
        />
        <fieldset className="choices">
          <legend className="visually-hidden">Result</legend>
          {kinds.map(({ kind: each, title }) => (
            <label key={each}>
              <input
                type="radio"
                name="result"
                className="visually-hidden"
                checked={each === kind}
                onChange={() => setKind(each)}
              />
              {title} <span className="count">{ofKind(each).length}</span>
            </label>
          ))}
        </fieldset>
        <button
          type="button"
          className="button small"
          aria-pressed={pausedAt !== null}
          onClick={() => setPausedAt(pausedAt === null ? (live.at(-1)?.id ?? 0) : null)}
        >
          {pausedAt === null ? 'Pause' : `Resume${unseen === 0 ? '' : ` (${unseen} new)`}`}
        </button>
        <CopyButton
          text={JSON.stringify(
            shown.map(({ call }) => call),
            null,
            2,
          )}
          what="these requests"
          label="Copy as JSON"
        />
      </div>
      {shown.length === 0 ? (
        <p className="no-requests">
          {live.length === 0
            ? 'The app has not called AWS since you signed in.'
            : 'No request matches the filter.'}
        </p>
      ) : (
        <div className="requests-scroller">
          <table className="requests" aria-label="Requests">
            <thead>
              <tr>
                <th scope="col">Time</th>
                <th scope="col">Operation</th>
                <th scope="col">Table</th>
                <th scope="col">Leading keys</th>
                <th scope="col" className="number">
                  Duration
                </th>
                <th scope="col" className="number">
                  Capacity
                </th>
                <th scope="col">Result</th>
              </tr>
            </thead>
            {shown.toReversed().map((row) => (
              <RequestRow key={row.call.id} {...row} />
            ))}
          </table>
        </div>
      )}
    </article>
  )
}
