import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Config } from '../../config.ts'
import type { AppError } from '../../errors.ts'
import { agentsTableQuery } from '../../identity/agentsTableQuery.ts'
import { loadCode } from '../../loadCode.ts'
import type { Account } from '../../session/SessionState.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'

interface Props {
  config: Config
  account: Account
  /** The ID that the rows have to carry. */
  needed: string
}

/** Looks whether there are rows under the right ID, and says where they could be when there are none. */
export function RowCheck({ config, account, needed }: Props) {
  const queryClient = useQueryClient()
  const rows = useQuery<number, AppError>({
    queryKey: ['row-check'],
    queryFn: async ({ signal }) => {
      const [{ countAgents }, table] = await Promise.all([
        loadCode(() => import('../../aws/countAgents.ts')),
        queryClient.ensureQueryData(agentsTableQuery(queryClient, config, account)),
      ])
      return countAgents(table, signal)
    },
  })
  return (
    <section className="panel" aria-labelledby="row-check">
      <h2 id="row-check">The rows of {config.tableName}</h2>
      {rows.isPending && <p role="status">Looking…</p>}
      {rows.error !== null && <ErrorNotice error={rows.error} />}
      {rows.data !== undefined && <Finding rows={rows.data} {...{ config, account, needed }} />}
    </section>
  )
}

function Finding({ rows, config, account, needed }: Props & { rows: number }) {
  if (rows > 0) {
    return (
      <p>
        <strong>
          {rows} {rows === 1 ? 'row carries' : 'rows carry'} <code>userId = {needed}</code>
        </strong>
        , and so they are yours.
      </p>
    )
  }
  const wrong = [needed.slice(needed.indexOf(':') + 1), account.sub, config.identityPoolId].filter(
    (id, index, all) => id !== needed && all.indexOf(id) === index,
  )
  return (
    <>
      <p>
        <strong>
          No row carries <code>userId = {needed}</code>.
        </strong>{' '}
        If you expected some, they may be under one of these instead, where they are nobody’s. Whoever runs
        the table can look:
      </p>
      <ul className="wrong-ids">
        {wrong.map((id) => (
          <li key={id}>
            <code>{id}</code>
          </li>
        ))}
      </ul>
    </>
  )
}
