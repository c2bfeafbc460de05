import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Config } from '../../../aws/contract/config.ts'
import { loadCode } from '../../ahead/loadCode.ts'
import type { AgentCount } from '../../aws/table/countAgents.ts'
import type { AppError } from '../../errors.ts'
import { agentsTableQuery } from '../../identity/agentsTableQuery.ts'
import type { Account } from '../../session/SessionState.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import type { KnownIds } from '../ids/nameOfId.ts'
import { CheckId } from './CheckId.tsx'

interface Props {
  config: Config
  account: Account
  /** The `userId` that the rows need. */
  needed: string
  ids: KnownIds
}

/** Checks whether rows exist under the right ID, and lets the user check any other ID. */
export function RowCheck({ config, account, needed, ids }: Props) {
  const queryClient = useQueryClient()
  const rows = useQuery<AgentCount, AppError>({
    queryKey: ['row-check'],
    // The operator may have assigned rows since the last visit to this page.
    staleTime: 0,
    queryFn: async ({ signal }) => {
      const [{ countAgents }, table] = await Promise.all([
        loadCode(() => import('../../aws/table/countAgents.ts')),
        queryClient.ensureQueryData(agentsTableQuery(queryClient, config, account)),
      ])
      return countAgents(table, signal)
    },
  })
  return (
    <section className="panel" aria-labelledby="row-check">
      <h2 id="row-check">Your rows of {config.tableName}</h2>
      {rows.isPending && <p role="status">Looking…</p>}
      {rows.error !== null && <ErrorNotice error={rows.error} />}
      {rows.data !== undefined && (
        <p>
          <strong>
            {howMany(rows.data)} <code>userId = {needed}</code>
          </strong>
          {rows.data.count === 0
            ? '. If you expected rows, they have another userId, and the policy denies them to you.'
            : ', so they are yours.'}
        </p>
      )}
      <CheckId needed={needed} ids={ids} />
    </section>
  )
}

function howMany({ count, hasMore }: AgentCount): string {
  if (count === 0) return 'No row has'
  if (hasMore) return `More than ${count} rows have`
  return count === 1 ? '1 row has' : `${count} rows have`
}
