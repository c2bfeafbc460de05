import { Id } from '../ids/Id.tsx'
import type { Standing } from '../standing/Standing.ts'
import { leadingKeyValues } from './leadingKeyValues.ts'

/** The key rule in three lines: the variable in the policy, its value for this user, and the key of the rows. */
export function KeyMatch({ standing, tableName }: { standing: Standing; tableName: string }) {
  const values = leadingKeyValues(standing)
  if (values.length === 0) {
    return (
      <p className="key-match">
        Your policy compares no key
        {standing.group !== null && (
          <>
            : your group <strong>{standing.group}</strong> reads the rows of everybody
          </>
        )}
        . For administrators without such a group, this applies:
      </p>
    )
  }
  return (
    <dl className="key-match">
      {values.map(({ written, resolved }) => (
        <div key={written}>
          <dt>The policy compares the key of each request with</dt>
          <dd>
            <code>{written}</code>
          </dd>
          <dt>which is, for you,</dt>
          <dd>{resolved === undefined ? <em>nothing</em> : <Id id={resolved} ids={standing.ids} />}</dd>
          <dt>so your rows of {tableName} have to carry</dt>
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
