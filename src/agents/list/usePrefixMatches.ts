import { useQuery } from '@tanstack/react-query'
import type { AppError } from '../../errors.ts'
import { scopeOf } from '../../identity/scopeOf.ts'
import type { Agent } from '../agent.ts'
import { type Reading, readAgents } from './agentsQuery.ts'

const none: readonly Agent[] = []

/**
 * The agents whose field name begins with what is searched for, which the table finds by its key, before all others are
 * read. None where nothing is searched for, and among the agents of all offices, where there is no such key.
 */
export function usePrefixMatches(reading: Reading, find: string): readonly Agent[] {
  const { config, account, office } = reading
  const text = find.trim()
  const isPossible = scopeOf(config, account) === 'own-agents' || office !== null
  const { data } = useQuery<readonly Agent[], AppError>({
    queryKey: ['agents', office, 'beginning', text],
    enabled: text !== '' && isPossible,
    queryFn: async ({ signal }) => {
      const pages = spellings(text).map((prefix) =>
        readAgents(
          { ...reading, source: { is: 'names-starting', prefix } },
          { after: null, limit: 50 },
          signal,
        ),
      )
      return (await Promise.all(pages)).flatMap(({ agents }) => agents)
    },
  })
  return text === '' ? none : (data ?? none)
}

/** As it is typed, and as names are written: a key knows no case. */
function spellings(text: string): string[] {
  const name = text.toLowerCase().replace(/(^|\s)\S/g, (letter) => letter.toUpperCase())
  return [...new Set([text, name])]
}
