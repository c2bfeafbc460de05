import type { PolicyToLint } from './PolicyToLint.ts'
import type { Flaw, Rule } from './Rule.ts'
import { actionWithoutLeadingKeys } from './rules/actionWithoutLeadingKeys.ts'
import { denyEscaped } from './rules/denyEscaped.ts'
import {
  attributesNotLimited,
  attributesWithoutReturnValues,
  attributesWithoutSelect,
  putErasesHidden,
} from './rules/hiddenAttributes.ts'
import { indexResource } from './rules/indexResource.ts'
import { keyAttributeNotListed } from './rules/keyAttributeNotListed.ts'
import { keyNotForAction } from './rules/keyNotForAction.ts'
import { looseComparison, openPrefix } from './rules/looseComparison.ts'
import { needsForAllValues } from './rules/needsForAllValues.ts'
import { negatedGrant } from './rules/negatedGrant.ts'
import { noPresenceTest } from './rules/noPresenceTest.ts'
import { noTagSession } from './rules/noTagSession.ts'
import { noVersion } from './rules/noVersion.ts'
import { permissionsThemselves } from './rules/permissionsThemselves.ts'
import { presenceTestAlone } from './rules/presenceTestAlone.ts'
import { resourceNotArn } from './rules/resourceNotArn.ts'
import { rowsOfEverybody } from './rules/rowsOfEverybody.ts'
import { tableItself } from './rules/tableItself.ts'
import { trustsAnybody } from './rules/trustsAnybody.ts'
import { trustsAnyPool } from './rules/trustsAnyPool.ts'
import { trustsGuests } from './rules/trustsGuests.ts'
import { unfilledVariable } from './rules/unfilledVariable.ts'
import { unknownAction } from './rules/unknownAction.ts'
import { unknownConditionKey } from './rules/unknownConditionKey.ts'
import { unknownElement } from './rules/unknownElement.ts'
import { unknownOperator } from './rules/unknownOperator.ts'
import { variableDefault } from './rules/variableDefault.ts'
import { foreignEscape, variableInSub } from './rules/variableSpelling.ts'
import { wildcardAsText } from './rules/wildcardAsText.ts'
import { wildcardResource } from './rules/wildcardResource.ts'
import { wrongVariable } from './rules/wrongVariable.ts'
import { viewPolicy } from './viewPolicy.ts'

/** Every rule about policies: first what is misspelt, then what grants too much, then who is trusted. */
export const rules: readonly Rule[] = [
  unknownElement,
  noVersion,
  unknownAction,
  unknownOperator,
  unknownConditionKey,
  resourceNotArn,
  variableInSub,
  foreignEscape,
  // These ask our evaluator what it lets an attacker do.
  rowsOfEverybody,
  presenceTestAlone,
  actionWithoutLeadingKeys,
  noPresenceTest,
  needsForAllValues,
  looseComparison,
  openPrefix,
  denyEscaped,
  tableItself,
  permissionsThemselves,
  attributesWithoutSelect,
  attributesWithoutReturnValues,
  attributesNotLimited,
  putErasesHidden,
  indexResource,
  // These look at the form.
  wildcardAsText,
  wrongVariable,
  variableDefault,
  unfilledVariable,
  wildcardResource,
  negatedGrant,
  keyNotForAction,
  keyAttributeNotListed,
  noTagSession,
  trustsAnybody,
  trustsAnyPool,
  trustsGuests,
]

/** A flaw with the rule that found it. */
export interface NamedFlaw extends Flaw {
  rule: string
}

/**
 * Looks for what IAM accepts and nobody means: conditions that always hold, keys that no request carries, grants that reach
 * further than they seem to. Statements about other services are left alone.
 */
export function lintPolicy(policy: PolicyToLint): NamedFlaw[] {
  const view = viewPolicy(policy)
  return rules.flatMap(({ name, find }) => find(view).map((flaw) => ({ rule: name, ...flaw })))
}
