import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Attacker, DynamoDbCall, OwnAttempt } from '../../../aws/attempts/own/OwnAttempt.ts'
import type { Config } from '../../../aws/contract/config.ts'
import { loadCode } from '../../ahead/loadCode.ts'
import type { AttemptAnswer, MakeAttempt } from '../../aws/table/openAttempts.ts'
import type { Account } from '../../session/SessionState.ts'
import type { Standing } from '../standing/Standing.ts'

/** What was sent and what AWS answered; null while it has not. */
export interface Made {
  call: DynamoDbCall
  answer: AttemptAnswer | null
}

export interface Attempts {
  /** By the attempt's name. */
  made: ReadonlyMap<string, Made>
  isRunning: boolean
  /** Makes these attempts, one after the other. */
  run(attempts: readonly OwnAttempt[]): Promise<void>
}

interface Options {
  config: Config
  account: Account
  standing: Standing
  attacker: Attacker
}

/** Makes attempts and keeps what came of each, until the page is left. */
export function useAttempts({ config, account, standing, attacker }: Options): Attempts {
  const queryClient = useQueryClient()
  const [made, setMade] = useState<Attempts['made']>(new Map())
  const [isRunning, setRunning] = useState(false)
  const note = (name: string, attempt: Made) => setMade((known) => new Map([...known, [name, attempt]]))

  return {
    made,
    isRunning,
    async run(attempts) {
      setRunning(true)
      try {
        const make = await queryClient.ensureQueryData<MakeAttempt>({
          queryKey: ['attempts'],
          gcTime: Number.POSITIVE_INFINITY,
          structuralSharing: false,
          queryFn: async () => {
            const { openAttempts } = await loadCode(() => import('../../aws/table/openAttempts.ts'))
            const { getIdToken, signal } = account
            return openAttempts({ config, identityId: standing.identityId, getIdToken, signal })
          },
        })
        for (const attempt of attempts) {
          const call = attempt.toCall(attacker)
          note(attempt.name, { call, answer: null })
          const answer = await make(call)
          if (account.signal.aborted) return
          note(attempt.name, { call, answer })
        }
      } finally {
        setRunning(false)
      }
    },
  }
}
