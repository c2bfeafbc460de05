import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { loadCode } from '../../ahead/loadCode.ts'
import type { AppError } from '../../errors.ts'
import type { readTyped } from './readTyped.ts'

/**
 * Loads the linter, which is as large as the rest of the page with its YAML parser. The box is drawn before it, so that
 * nothing moves when it comes.
 */
export function useLinter(): UseQueryResult<typeof readTyped, AppError> {
  return useQuery({
    queryKey: ['linter'],
    queryFn: async () => (await loadCode(() => import('./readTyped.ts'))).readTyped,
  })
}
