import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Config } from '../../aws/contract/config.ts'
import { loadCode } from '../ahead/loadCode.ts'
import type { Office } from '../aws/table/readOffices.ts'
import type { AppError } from '../errors.ts'
import { agentsTableQuery } from '../identity/agentsTableQuery.ts'
import { scopeOf } from '../identity/scopeOf.ts'
import type { Account } from '../session/SessionState.ts'

export type Offices = ReadonlyMap<string, Office>

const none: Offices = new Map()

/**
 * The names of the offices, for a lead. Other users get none, and a stack without this table has none. The list
 * then shows the offices' IDs.
 */
export function useOffices(config: Config, account: Account): Offices {
  const queryClient = useQueryClient()
  const { data } = useQuery<Offices, AppError>({
    queryKey: ['offices'],
    enabled: scopeOf(config, account) === 'all-offices',
    queryFn: async ({ signal }) => {
      const [{ readOffices }, table] = await Promise.all([
        loadCode(() => import('../aws/table/readOffices.ts')),
        queryClient.ensureQueryData(agentsTableQuery(queryClient, config, account)),
      ])
      return readOffices(table, config.officesTableName, signal)
    },
  })
  return data ?? none
}
