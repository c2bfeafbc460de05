import { type Grant, isGranted } from '../attempts/grants.ts'
import type { Decision } from '../policy/Decision.ts'
import { evaluate } from '../policy/evaluate.ts'
import { explain } from '../policy/explain.ts'
import type { Policy } from '../policy/Policy.ts'
import { type Action, type AskedQuestion, questionsAbout, type Scene } from './policyQuestions.ts'

/** A request on which a role's policies and the declared list of grants do not agree. */
export interface Difference extends AskedQuestion {
  /** The answer of the policies. The declared grants say the opposite. */
  policies: 'allow' | 'deny'
  /** The policies' decision in words. */
  words: string
}

export interface Comparison {
  /** How many requests the policies were asked about. */
  asked: number
  /** The first difference of each role and action. */
  differences: readonly Difference[]
}

/** Asks the policies of every role about every action in every form, and compares each answer with the grants. */
export function comparePolicies(
  roles: ReadonlyMap<string, readonly Policy[]>,
  grants: readonly Grant[],
  actions: readonly Action[],
  scene: Scene,
): Comparison {
  let asked = 0
  const differences = [...roles].flatMap(([role, policies]) =>
    actions.flatMap((action) => {
      let isCovered: boolean | undefined
      for (const one of questionsAbout(role, action, scene)) {
        asked += 1
        // If no statement is about the action, IAM denies it in every form.
        if (isCovered === false && !isGranted(grants, one.question)) continue
        const decision = evaluate(policies, one.request)
        isCovered ??= decision.statements.some(({ actionMatches }) => actionMatches)
        const difference = differenceIn(one, decision, grants)
        if (difference !== undefined) return [difference]
      }
      return []
    }),
  )
  return { asked, differences }
}

function differenceIn(
  asked: AskedQuestion,
  decision: Decision,
  grants: readonly Grant[],
): Difference | undefined {
  const isAllowed = decision.outcome === 'allowed'
  if (isAllowed === isGranted(grants, asked.question)) return undefined
  return { ...asked, policies: isAllowed ? 'allow' : 'deny', words: explain(decision, asked.request) }
}
