import { useState } from 'react'
import type { Config } from '../../config.ts'
import type { Account } from '../../session/SessionState.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { useStanding } from '../standing/useStanding.ts'
import { useCalls } from '../useCalls.ts'
import { RequestRow } from './RequestRow.tsx'
import './RequestsSection.css'

interface Props {
  config: Config
  account: Account
}

/** Every AWS call of this session, newest first, as it happens. */
export function RequestsSection({ config, account }: Props) {
  const standing = useStanding(config, account)
  const live = useCalls()
  /** The newest call at the moment when the list was paused. */
  const [pausedAt, setPausedAt] = useState<number | null>(null)
  const [filter, setFilter] = useState('')
  const wanted = filter.trim().toLowerCase()
  const calls = live.filter(
    (call) =>
      (pausedAt === null || call.id <= pausedAt) &&
      (wanted === '' || JSON.stringify(call).toLowerCase().includes(wanted)),
  )
  const unseen = pausedAt === null ? 0 : live.filter(({ id }) => id > pausedAt).length
  return (
    <article className="access-section">
      <title>Requests · Leading Keys</title>
      <header>
        <h1>Requests</h1>
        <p className="lead">
          Every call to AWS since you signed in, as it went over the wire. Kept in memory only, without
          tokens, keys and agents, and gone when you sign out.
        </p>
      </header>
      <div className="requests-toolbar">
        <input
          type="search"
          aria-label="Filter requests"
          placeholder="Filter: Query, Denied, an ID…"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
        />
        <button
          type="button"
          className="button small"
          aria-pressed={pausedAt !== null}
          onClick={() => setPausedAt(pausedAt === null ? (live.at(-1)?.id ?? 0) : null)}
        >
          {pausedAt === null ? 'Pause' : `Resume${unseen === 0 ? '' : ` (${unseen} new)`}`}
        </button>
        <CopyButton text={JSON.stringify(calls, null, 2)} what="these requests as JSON" />
      </div>
      {calls.length === 0 ? (
        <p className="no-requests">
          {live.length === 0 ? 'Nothing has been asked of AWS since then.' : 'No request fits the filter.'}
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
            {calls.toReversed().map((call) => (
              <RequestRow key={call.id} call={call} standing={standing} />
            ))}
          </table>
        </div>
      )}
    </article>
  )
}
