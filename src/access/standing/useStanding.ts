import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AwsCall } from '../../aws/calls/AwsCall.ts'
import { decodeClaims } from '../../aws/calls/decodeClaims.ts'
import type { Config } from '../../config.ts'
import { identityIdQuery } from '../../identity/identityIdQuery.ts'
import type { Account } from '../../session/SessionState.ts'
import { useCalls } from '../useCalls.ts'
import { usePolicySwitch } from '../usePolicySwitch.ts'
import type { Standing } from './Standing.ts'
import { standingOf } from './standingOf.ts'
import { switchPolicies } from './switchPolicies.ts'

/** How the account stands before IAM; undefined until its identity ID and its claims are known. */
export function useStanding(config: Config, account: Account): Standing | undefined {
  const queryClient = useQueryClient()
  const { data: person } = useQuery({
    queryKey: ['access-person'],
    queryFn: async () => {
      const identityId = await queryClient.ensureQueryData(identityIdQuery(config, account))
      return { identityId, claims: decodeClaims(await account.getIdToken()) ?? {} }
    },
  })
  const number = accountIn(useCalls())
  const { data: policySwitch } = usePolicySwitch(config)
  return useMemo(() => {
    if (person === undefined) return undefined
    const standing = standingOf(config, { ...person, account: number })
    return policySwitch === undefined ? standing : switchPolicies(standing, policySwitch)
  }, [config, person, number, policySwitch])
}

/** No credentials tell their account's number, but every denial does. Until then a word stands for it. */
function accountIn(calls: readonly AwsCall[]): string {
  for (const { result } of calls) {
    const number =
      result.is === 'refused' ? /^User: arn:aws:sts::(\d{12}):/.exec(result.message)?.[1] : undefined
    if (number !== undefined) return number
  }
  return 'ACCOUNT'
}
