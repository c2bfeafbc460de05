import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Config } from '../../../aws/contract/config.ts'
import type { AwsCall } from '../../aws/calls/AwsCall.ts'
import { decodeClaims } from '../../aws/calls/decodeClaims.ts'
import { identityIdQuery } from '../../identity/identityIdQuery.ts'
import type { Account } from '../../session/SessionState.ts'
import type { PolicySwitch } from '../policy-switch/policySwitch.ts'
import { usePolicySwitch } from '../policy-switch/usePolicySwitch.ts'
import { useCalls } from '../useCalls.ts'
import { policyAt } from './policyAt.ts'
import type { Standing } from './Standing.ts'
import { standingOf } from './standingOf.ts'
import { switchPolicies } from './switchPolicies.ts'

/** The user's standing at a time, in milliseconds since the epoch. Another policy may have been in force then. */
export type StandingAt = (time: number) => Standing

/** The user's standing now and at earlier times; undefined until their identity ID and claims are known. */
export function useStandingAt(config: Config, account: Account): StandingAt | undefined {
  const queryClient = useQueryClient()
  const calls = useCalls()
  const { data: person } = useQuery({
    // New tokens may have other claims, and they expire later.
    queryKey: ['access-person', calls.findLast(bringsTokens)?.id],
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const identityId = await queryClient.ensureQueryData(identityIdQuery(config, account))
      return { identityId, claims: decodeClaims(await account.getIdToken()) ?? {} }
    },
  })
  const { data: policySwitch } = usePolicySwitch(config)
  const number = accountIn(calls, policySwitch)
  return useMemo((): StandingAt | undefined => {
    if (person === undefined) return undefined
    const deployed = standingOf(config, { ...person, account: number })
    if (policySwitch === undefined) return () => deployed
    const ids = { ...deployed.ids, others: policySwitch.others }
    const standings = new Map<string, Standing>()
    return (time) => {
      const active = policyAt(policySwitch, time)
      const standing = standings.get(active) ?? switchPolicies({ ...deployed, ids }, policySwitch, active)
      standings.set(active, standing)
      return standing
    }
  }, [config, person, number, policySwitch])
}

function bringsTokens({ service, result }: AwsCall): boolean {
  return service === 'cognito-idp' && result.is === 'succeeded' && 'AuthenticationResult' in result.output
}

/** Credentials do not contain the account's number, but every denial does. Until then a word stands for the number. */
function accountIn(calls: readonly AwsCall[], policySwitch: PolicySwitch | undefined): string {
  for (const { result } of calls) {
    const number =
      result.is === 'refused' ? /^User: arn:aws:sts::(\d{12}):/.exec(result.message)?.[1] : undefined
    if (number !== undefined) return number
  }
  // The policies of the local AWS contain the number.
  return /:(\d{12}):table/.exec(JSON.stringify(policySwitch?.policies))?.[1] ?? 'ACCOUNT'
}
