import { type Grant, isGranted } from '../../attempts/grants.ts'
import { everyOperation } from '../../attempts/operationAttempts.ts'
import type { Role } from '../../local/authorization/Role.ts'
import { serveOnLoopback } from '../../local/host/serveOnLoopback.ts'
import type { LocalAws } from '../../local/LocalAws.ts'
import { type LocalAwsSettings, startLocalAws } from '../../local/startLocalAws.ts'
import { lintDocument } from '../../policy/lint/lintDocument.ts'
import type { Policy } from '../../policy/Policy.ts'
import { parsePolicy } from '../../policy/parsePolicy.ts'
import { seedDemo } from '../../seed/seedDemo.ts'
import { grantsIn, policiesByRole } from '../compareLocally.ts'
import { comparePolicies, type Difference } from '../comparePolicies.ts'
import { lookAround } from '../lookAround.ts'
import { openWorld } from '../openWorld.ts'
import { type Action, dynamodbActions, type Scene } from '../policyQuestions.ts'
import { cast, demoLogins } from '../proveLocally.ts'
import { type Result, runAttempts } from '../runAttempts.ts'
import type { StackConfig } from '../StackConfig.ts'
import { sceneOf } from '../sceneOf.ts'
import { barestRequest, type GrantMutant, grantMutants, type Shape } from './grantMutants.ts'

export interface GrantResult {
  mutant: GrantMutant
  /** The linter's rules that find something in the added statement. */
  rules: readonly string[]
  /** A request that the role is now allowed to make, and that the list does not grant. */
  difference: Difference | undefined
  /** Whether the list grants this already, so that the statement adds nothing. */
  addsNothing: boolean
}

export interface GrantsProof {
  grants: readonly GrantResult[]
  /** The attempt of each operation over HTTP, while the administrators' role has the grant that hides best. */
  overHttp: readonly Result[]
}

/**
 * Adds every action to every role in every shape, one at a time, and records which check notices it: the linter, or
 * the comparison of the role's policies with the declared grants. Then sends the attempt of every operation to a local AWS that allows
 * just that operation's action, to see that the attempt notices too.
 */
export async function proveGrants(
  settings: Pick<LocalAwsSettings, 'template' | 'parameters'>,
  progress: (done: number, total: number) => void,
): Promise<GrantsProof> {
  const aws = await startLocalAws({ ...settings, report() {}, deliver() {} })
  try {
    const actions = await dynamodbActions()
    const [scene, grants, policies] = [sceneOf(aws), grantsIn(aws), policiesByRole(aws)]
    const mutants = grantMutants(actions, scene)
    const results = mutants.map((mutant, index) => {
      progress(index, mutants.length)
      return proveGrant(mutant, { actions, scene, grants, policies })
    })
    return { grants: results, overHttp: await attemptUnderGrants(aws, actions, mutants) }
  } finally {
    await aws.close()
  }
}

interface Stack {
  actions: readonly Action[]
  scene: Scene
  grants: readonly Grant[]
  policies: ReadonlyMap<string, readonly Policy[]>
}

function proveGrant(mutant: GrantMutant, { actions, scene, grants, policies }: Stack): GrantResult {
  const { role, document } = mutant
  const added = [...(policies.get(role) ?? []), parsePolicy('Convenient', document, 'identity')]
  // The statement is about one action of one role, so only their questions are asked again.
  const { differences } = comparePolicies(
    new Map([[role, added]]),
    grants,
    actions.filter(({ name }) => name === mutant.action),
    scene,
  )
  return {
    mutant,
    rules: [
      ...new Set(lintDocument(JSON.stringify(document), 'Convenient').findings.map(({ rule }) => rule)),
    ],
    difference: differences[0],
    addsNothing: isGranted(grants, barestRequest(mutant)),
  }
}

/**
 * Makes each attempt on an operation while the administrators' role has its action: for an action with such condition
 * keys on own leading keys and visible attributes, which is the grant that hides best, else on everything.
 */
async function attemptUnderGrants(
  aws: LocalAws,
  actions: readonly Action[],
  mutants: readonly GrantMutant[],
): Promise<Result[]> {
  const shapeFor = (name: string): Shape => {
    const keys = actions.find((action) => action.name === name)?.conditionKeys
    return keys?.has('LeadingKeys') && keys.has('Attributes') ? 'with attributes' : 'on *'
  }
  await seedDemo(aws, cast)
  const roles = new Map<string, Role>(aws.roles)
  const served = await serveOnLoopback({ ...aws, roles })
  try {
    const world = await openWorld(served.config as unknown as StackConfig, demoLogins)
    const known = await lookAround(world)
    const results: Result[] = []
    for (const attempt of everyOperation) {
      const { expected } = attempt
      if (expected.is !== 'as granted') throw new Error(`${attempt.name} does not follow the grants`)
      const added = mutants.find(
        ({ role, action, shape }) =>
          role === expected.question.role &&
          action === expected.question.action &&
          shape === shapeFor(action),
      )
      // The Service Authorization Reference does not have this operation yet.
      if (added === undefined) continue
      allow(roles, aws, added)
      const groups = [{ title: 'Operations', attempts: [attempt] }]
      results.push(
        ...(await runAttempts(world, groups, {
          known,
          isAws: false,
          stillAlive: async () => {},
          progress() {},
        })),
      )
    }
    return results
  } finally {
    await served.close()
  }
}

/** Gives a role one more policy. It replaces the one added before. */
function allow(roles: Map<string, Role>, aws: LocalAws, { role: logicalId, document }: GrantMutant): void {
  for (const role of aws.roles.values()) {
    if (role.logicalId !== logicalId) continue
    const added = parsePolicy('Convenient', document, 'identity')
    roles.set(role.arn, { ...role, policies: [...role.policies, added] })
  }
}
