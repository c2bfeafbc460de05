import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Attacker, DynamoDbCall, OwnAttempt } from '../../../aws/attempts/own/OwnAttempt.ts'
import { withProjection } from '../../../aws/attempts/own/withProjection.ts'
import type { Config } from '../../../aws/contract/config.ts'
import { loadCode } from '../../ahead/loadCode.ts'
import type { Json } from '../../aws/calls/AwsCall.ts'
import { isJsonObject } from '../../aws/calls/isJsonObject.ts'
import type { AttemptAnswer, MakeAttempt } from '../../aws/table/openAttempts.ts'
import type { Account } from '../../session/SessionState.ts'
import type { Standing } from '../standing/Standing.ts'

/** The request and the answer of AWS; null until AWS has answered. */
export interface Made {
  call: DynamoDbCall
  answer: AttemptAnswer | null
}

export interface Answered extends Made {
  answer: AttemptAnswer
}

export interface Attempts {
  /** By the attempt's name. */
  made: ReadonlyMap<string, Made>
  isRunning: boolean
  /** Makes these attempts, one after the other, and tells their results: fewer when the session ends meanwhile. */
  run(attempts: readonly OwnAttempt[]): Promise<ReadonlyMap<string, Answered>>
}

interface Options {
  config: Config
  account: Account
  standing: Standing
  /** Everything but the own agent that the attempts to write name: it is read first. */
  attacker: Omit<Attacker, 'ownFieldName'>
}

/** Makes attempts and keeps their results until the user leaves the page. */
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
      const answered = new Map<string, Answered>()
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
        const ownFieldName = (await findOwnAgent(make, attacker)) ?? nobodysName
        for (const attempt of attempts) {
          const call = attempt.toCall({ ...attacker, ownFieldName })
          note(attempt.name, { call, answer: null })
          const answer = await make(call)
          if (account.signal.aborted) return answered
          note(attempt.name, { call, answer })
          answered.set(attempt.name, { call, answer })
        }
        return answered
      } finally {
        setRunning(false)
      }
    },
  }
}

/** No agent has this name. */
const nobodysName = 'Break-in attempt'

/** The name of an own agent that has a status. Attempts to write need an existing row, and change nothing in it. */
async function findOwnAgent(
  make: MakeAttempt,
  attacker: Omit<Attacker, 'ownFieldName'>,
): Promise<string | undefined> {
  const input = withProjection(attacker, {
    KeyConditionExpression: 'userId = :u',
    ExpressionAttributeValues: { ':u': { S: attacker.me.partition } },
  })
  const answer = await make({ operation: 'Query', input })
  if (answer.is !== 'succeeded') return undefined
  return answer.items
    .filter(({ status }) => status !== undefined)
    .flatMap(({ fieldName }) => textOf(fieldName))[0]
}

/** `{ S: 'x' }` → `x`. */
function textOf(value: Json | undefined): string[] {
  return isJsonObject(value) && typeof value.S === 'string' ? [value.S] : []
}
