import { Id } from '../ids/Id.tsx'
import type { Standing } from '../standing/Standing.ts'
import { leadingKeyValues } from './leadingKeyValues.ts'

/** The key rule in three lines: the variable in the policy, its value for this user, and the key of the rows. */
export function KeyMatch({ standing, tableName }: { standing: Standing; tableName: string }) {
  const values = leadingKeyValues(standing)
  if (values.length === 0) {
    return (
      <p className="key-match">
        The policy of your role compares no leading key.{' '}
        {standing.group !== null && (
          <>
            Your group <strong>{standing.group}</strong> reads the rows of every user.{' '}
          </>
        )}
        The cards below show what counts for administrators without such a group.
      </p>
    )
  }
  return (
    <dl className="key-match">
      {values.map(({ written, resolved }) => (
        <div key={written}>
          <dt>The policy compares the leading key of each request with</dt>
          <dd>
            <code>{written}</code>
          </dd>
          <dt>which is, for you,</dt>
          <dd>{resolved === undefined ? <em>nothing</em> : <Id id={resolved} ids={standing.ids} />}</dd>
          <dt>so your rows of {tableName} need</dt>
          <dd>
            <code>
              <strong>userId = {resolved ?? '…'}</strong>
            </code>
          </dd>
        </div>
      ))}
    </dl>
  )
}
