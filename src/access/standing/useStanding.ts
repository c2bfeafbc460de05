import type { Config } from '../../../aws/contract/config.ts'
import type { Account } from '../../session/SessionState.ts'
import type { Standing } from './Standing.ts'
import { useStandingAt } from './useStandingAt.ts'

/** The user's standing now; undefined until their identity ID and claims are known. */
export function useStanding(config: Config, account: Account): Standing | undefined {
  return useStandingAt(config, account)?.(Number.POSITIVE_INFINITY)
}
