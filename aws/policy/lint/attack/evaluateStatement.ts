import { comparisons } from '../../comparisons.ts'
import { matchesAction, matchesRequest } from '../../evaluate.ts'
import type { Condition, Statement } from '../../Policy.ts'
import type { Access, Context } from '../../request/Access.ts'
import { coveredActions } from '../coveredActions.ts'
import type { ConditionView, StatementView } from '../PolicyView.ts'
import { inSession } from './callers.ts'

/** The conditions of an Allow that the linter checks. It assumes that the attacker fulfils all others. */
export type Counted = 'keys' | 'attributes'

/** The condition keys that the attacker's request has or lacks by the rows that it is about. */
const ofKeys = /^dynamodb:(LeadingKeys|FirstPartitionKeyValues|FullTableScan)$/i
const ofAttributes = /^dynamodb:(Attributes|Select|ReturnValues)$/i

/**
 * Whether a statement lets the attacker make an access, as our evaluator decides.
 *
 * The linter assumes that conditions about the caller's address, the time and the like hold: they hold for some user, and
 * that user is the attacker.
 */
export function isAllowedBy(
  statement: StatementView,
  access: Access,
  session: Context,
  counted: Counted,
): boolean {
  return matches(statement, counted, access, session)
}

/**
 * Whether a Deny stops the attacker's access.
 *
 * A Deny with a condition on anything but the rows stops nobody: some user is in the right network, has the right tag or
 * names the right attributes, and that user is the attacker. Neither does a condition that our evaluator does not know.
 */
export function isDeniedBy(denials: readonly StatementView[], access: Access, session: Context): boolean {
  return denials.some((denial) => matches(denial, 'denial', access, session))
}

function matches(
  view: StatementView,
  counted: Counted | 'denial',
  access: Access,
  session: Context,
): boolean {
  const prepared = prepare(view, counted, session)
  const { statement, withoutKeys } = prepared
  if (statement === undefined || !matchesAction(statement, access.action)) return false
  if (access.context.size > 0) return decide(statement, prepared, access, session)
  // Without keys of DynamoDB, only the resource and the session decide, not the action. A view belongs to one policy, and
  // so to one session.
  const known = withoutKeys.get(access.resource) ?? decide(statement, prepared, access, session)
  withoutKeys.set(access.resource, known)
  return known
}

function decide(
  statement: Statement,
  { excluded }: Prepared,
  { action, resource, context }: Access,
  session: Context,
): boolean {
  const request = { action, resource, context: withSession(context, session) }
  return matchesRequest(statement, request) && (excluded === undefined || !matchesRequest(excluded, request))
}

/** The condition keys of an access and of the session together. */
function withSession(context: Context, session: Context): Context {
  if (context.size === 0) return session
  // A statement and the Denies beside it are asked about one access after the other.
  if (last?.context !== context || last.session !== session) {
    last = { context, session, both: new Map([...session, ...context]) }
  }
  return last.both
}

let last: { context: Context; session: Context; both: Context } | undefined

interface Prepared {
  /** Undefined when it has a condition that our evaluator does not know, or a Deny one that it does not count. */
  statement: Statement | undefined
  /** The resources that it leaves out, as a statement. */
  excluded: Statement | undefined
  /** Whether it matches a request for this resource that carries no key of DynamoDB, for the actions that it names. */
  withoutKeys: Map<string, boolean>
}

const ofViews = new WeakMap<StatementView, Map<string, Prepared>>()

function prepare(view: StatementView, counted: Counted | 'denial', session: Context): Prepared {
  const ofView = ofViews.get(view) ?? new Map<string, Prepared>()
  ofViews.set(view, ofView)
  const known = ofView.get(counted)
  if (known !== undefined) return known
  const forAttacker = (arn: string) => inUsualPartition(inSession(arn, session))
  const isCounted = counted === 'attributes' ? ofAttributes : ofKeys
  const conditions =
    counted === 'denial' ? view.conditions : view.conditions.filter(({ key }) => isCounted.test(key))
  const statement: Statement = {
    sid: undefined,
    effect: counted === 'denial' ? 'Deny' : 'Allow',
    principals: undefined,
    actions: view.notActions.length > 0 ? coveredActions(view) : view.actions,
    resources: view.notResources.length > 0 ? ['*'] : view.resources.map(forAttacker),
    conditions: conditions.map(toCondition),
  }
  // An unknown text may leave out every action.
  const isVague = counted === 'denial' && view.notActions.some((action) => action.includes('<'))
  const isJudged = conditions.every((each) => isCounted.test(each.key) && isUnderstood(each))
  const made: Prepared = {
    statement: isJudged && !isVague ? statement : undefined,
    excluded:
      view.notResources.length > 0
        ? { ...statement, resources: view.notResources.map(forAttacker), conditions: [] }
        : undefined,
    withoutKeys: new Map(),
  }
  ofView.set(counted, made)
  return made
}

/** The attacker's requests arrive in the partition `aws`. In `aws-cn` and the others, IAM decides in the same way. */
function inUsualPartition(arn: string): string {
  return arn.replace(/^arn:aws-[^:*?]+:/, 'arn:aws:')
}

function isUnderstood({ comparison, quantifier, ifExists }: ConditionView): boolean {
  if (comparison === 'Null') return quantifier === undefined && !ifExists
  const isQuantifier =
    quantifier === undefined || quantifier === 'ForAllValues' || quantifier === 'ForAnyValue'
  return isQuantifier && comparisons.has(comparison)
}

function toCondition({ operator, quantifier, comparison, ifExists, key, values }: ConditionView): Condition {
  const isFirstKey = key.toLowerCase() === 'dynamodb:firstpartitionkeyvalues'
  return {
    operator,
    quantifier: quantifier === 'ForAllValues' || quantifier === 'ForAnyValue' ? quantifier : undefined,
    comparison,
    ifExists,
    // FirstPartitionKeyValues is another name for the same values.
    key: isFirstKey ? 'dynamodb:LeadingKeys' : key,
    values,
  }
}
