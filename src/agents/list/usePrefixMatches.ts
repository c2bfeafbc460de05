import { useQuery } from '@tanstack/react-query'
import { loadCode } from '../../ahead/loadCode.ts'
import type { AppError } from '../../errors.ts'
import { scopeOf } from '../../identity/scopeOf.ts'
import type { Agent } from '../agent.ts'
import type { Reading } from './agentsQuery.ts'

const none: readonly Agent[] = []

/**
 * The agents whose field name begins with the searched text. The table finds them by its key, before all others are
 * read. None without a search, and none in the list of all offices, which has no such key.
 */
export function usePrefixMatches(reading: Reading, find: string): readonly Agent[] {
  const { config, account, office } = reading
  const text = find.trim()
  const isPossible = scopeOf(config, account) === 'own-agents' || office !== null
  const { data } = useQuery<readonly Agent[], AppError>({
    queryKey: ['agents', office, 'beginning', text],
    enabled: text !== '' && isPossible,
    queryFn: async ({ signal }) => {
      const { readBeginning } = await loadCode(() => import('./readBeginning.ts'))
      return readBeginning(reading, text, signal)
    },
  })
  return text === '' ? none : (data ?? none)
}
