import type { Finding } from './Finding.ts'
import type { PolicyToLint } from './PolicyToLint.ts'
import type { Rule } from './Rule.ts'
import { actionWithoutLeadingKeys } from './rules/actionWithoutLeadingKeys.ts'
import { attributesWithoutSelect } from './rules/attributesWithoutSelect.ts'
import { indexResource } from './rules/indexResource.ts'
import { keyAttributeNotListed } from './rules/keyAttributeNotListed.ts'
import { keyNotForAction } from './rules/keyNotForAction.ts'
import { looseComparison } from './rules/looseComparison.ts'
import { needsForAllValues } from './rules/needsForAllValues.ts'
import { negatedGrant } from './rules/negatedGrant.ts'
import { noPresenceTest } from './rules/noPresenceTest.ts'
import { noTagSession } from './rules/noTagSession.ts'
import { noVersion } from './rules/noVersion.ts'
import { rowsOfEverybody } from './rules/rowsOfEverybody.ts'
import { trustsAnybody } from './rules/trustsAnybody.ts'
import { trustsAnyPool } from './rules/trustsAnyPool.ts'
import { trustsGuests } from './rules/trustsGuests.ts'
import { unknownAction } from './rules/unknownAction.ts'
import { unknownConditionKey } from './rules/unknownConditionKey.ts'
import { unknownElement } from './rules/unknownElement.ts'
import { unknownOperator } from './rules/unknownOperator.ts'
import { wildcardResource } from './rules/wildcardResource.ts'
import { wrongVariable } from './rules/wrongVariable.ts'
import { viewPolicy } from './viewPolicy.ts'

/** Every rule there is: what is misspelt first, then what grants too much, then who is trusted. */
export const rules: readonly Rule[] = [
  unknownElement,
  noVersion,
  unknownAction,
  unknownOperator,
  unknownConditionKey,
  rowsOfEverybody,
  actionWithoutLeadingKeys,
  noPresenceTest,
  needsForAllValues,
  looseComparison,
  wrongVariable,
  wildcardResource,
  indexResource,
  negatedGrant,
  keyNotForAction,
  attributesWithoutSelect,
  keyAttributeNotListed,
  noTagSession,
  trustsAnybody,
  trustsAnyPool,
  trustsGuests,
]

/**
 * Looks for what IAM accepts and nobody means: conditions that always hold, keys that no request carries, grants
 * that reach further than they seem to. Statements about other services are left alone.
 */
export function lintPolicy(policy: PolicyToLint): Finding[] {
  const view = viewPolicy(policy)
  return rules.flatMap(({ name, find }) =>
    find(view).map(({ path, why, mend }) => ({ rule: name, where: `${policy.name} at ${path}`, why, mend })),
  )
}
