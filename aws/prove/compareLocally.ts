import { type Grant, grantsUnder } from '../attempts/grants.ts'
import type { LocalAws } from '../local/LocalAws.ts'
import { type LocalAwsSettings, startLocalAws } from '../local/startLocalAws.ts'
import type { Policy } from '../policy/Policy.ts'
import { type Comparison, comparePolicies } from './comparePolicies.ts'
import { dynamodbActions } from './policyQuestions.ts'
import { sceneOf } from './sceneOf.ts'

/** Compares the policies that a local AWS of its own enforces with the declared grants. */
export async function compareLocally(
  settings: Pick<LocalAwsSettings, 'template' | 'parameters' | 'directory'> = {},
): Promise<Comparison> {
  const aws = await startLocalAws({ ...settings, report() {}, deliver() {} })
  try {
    return await compareWithGrants(aws)
  } finally {
    await aws.close()
  }
}

/** Compares the policies that a running local AWS enforces with the declared grants. */
export async function compareWithGrants(aws: LocalAws): Promise<Comparison> {
  return comparePolicies(policiesByRole(aws), grantsIn(aws), await dynamodbActions(), sceneOf(aws))
}

/** The policies that are enforced, by the role's name in the template. */
export function policiesByRole({ roles }: Pick<LocalAws, 'roles'>): ReadonlyMap<string, readonly Policy[]> {
  return new Map([...roles.values()].map(({ logicalId, policies }) => [logicalId, policies]))
}

/** The grants of this stack. */
export function grantsIn({ outputs: { editing } }: Pick<LocalAws, 'outputs'>): readonly Grant[] {
  return grantsUnder(editing === 'own-agents' ? editing : 'none')
}
