import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Config } from '../../../aws/contract/config.ts'
import { loadCode } from '../../ahead/loadCode.ts'
import type { PartitionCounts } from '../../aws/table/countByPartition.ts'
import type { AppError } from '../../errors.ts'
import { agentsTableQuery } from '../../identity/agentsTableQuery.ts'
import type { Account } from '../../session/SessionState.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { type KnownIds, nameOfId } from '../ids/nameOfId.ts'
import { faultOfPartition } from './faultOfPartition.ts'

interface Props {
  config: Config
  account: Account
  ids: KnownIds
}

/** For a lead: the partition keys that have rows, and the ones among them that no administrator can have. */
export function AllRowsCheck({ config, account, ids }: Props) {
  const queryClient = useQueryClient()
  /** The check reads up to 20 MB of the table, which costs money, so it starts only when the user asks for it. */
  const [isWanted, setWanted] = useState(false)
  const check = useQuery<PartitionCounts, AppError>({
    queryKey: ['all-rows-check'],
    enabled: isWanted,
    staleTime: 0,
    queryFn: async ({ signal }) => {
      const [{ countByPartition }, table] = await Promise.all([
        loadCode(() => import('../../aws/table/countByPartition.ts')),
        queryClient.ensureQueryData(agentsTableQuery(queryClient, config, account)),
      ])
      return countByPartition(table, signal)
    },
  })
  return (
    <section className="panel" aria-labelledby="row-check">
      <h2 id="row-check">The rows of {config.tableName}</h2>
      {!isWanted && (
        <>
          <p>
            A row whose <code>userId</code> no user can have, such as a UUID without its Region, is lost to
            every administrator. As a lead you may read the whole table, so this page can find such rows.
          </p>
          <p>
            <button type="button" className="button small" onClick={() => setWanted(true)}>
              Check every row
            </button>
          </p>
        </>
      )}
      {isWanted && check.isPending && <p role="status">Looking…</p>}
      {check.error !== null && <ErrorNotice error={check.error} />}
      {check.data !== undefined && <Findings counts={check.data} config={config} ids={ids} />}
    </section>
  )
}

function Findings({
  counts: { rows, isAll },
  config,
  ids,
}: { counts: PartitionCounts } & Omit<Props, 'account'>) {
  const found = [...rows]
    .map(([userId, count]) => ({ userId, count, fault: faultOfPartition(userId, config) }))
    .sort((one, other) => Number(other.fault !== null) - Number(one.fault !== null))
  const wrong = found.filter(({ fault }) => fault !== null)
  const orphans = wrong.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <p>
        {orphans === 0 ? (
          <strong>Every row has a key that a user can have.</strong>
        ) : (
          <strong className="verdict" data-fits="false">
            {orphans} {orphans === 1 ? 'row has' : 'rows have'} a key that no user can have.
          </strong>
        )}
        {!isAll && ' The page read only the beginning of the table, which is too large to read as a whole.'}
      </p>
      <table className="partitions">
        <thead>
          <tr>
            <th scope="col">userId</th>
            <th scope="col">Rows</th>
            <th scope="col">What it is</th>
          </tr>
        </thead>
        <tbody>
          {found.slice(0, 50).map(({ userId, count, fault }) => (
            <tr key={userId}>
              <td>
                <code>{userId}</code>
              </td>
              <td className="number">{count.toLocaleString('en')}</td>
              <td>
                {fault === null ? (
                  (nameOfId(userId, ids) ?? 'well formed')
                ) : (
                  <span className="verdict" data-fits="false">
                    {fault}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.length > 50 && <p className="quiet">and {found.length - 50} more keys</p>}
    </>
  )
}
