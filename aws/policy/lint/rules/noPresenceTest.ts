import { holdsWithoutKey } from '../holdsWithoutKey.ts'
import { isLeadingKey } from '../isLeadingKey.ts'
import type { Rule } from '../Rule.ts'
import { requiresKey } from '../requiresKey.ts'

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html */
export const noPresenceTest: Rule = {
  name: 'no-presence-test',
  find: ({ statements }) =>
    statements
      .filter(({ effect }) => effect === 'Allow')
      .flatMap(({ conditions }) => {
        const onLeadingKeys = conditions.filter(({ key }) => isLeadingKey(key))
        if (onLeadingKeys.some(requiresKey)) return []
        return onLeadingKeys.filter(holdsWithoutKey).map(({ path, key, operator }) => ({
          path,
          why: `${operator} holds of a request that carries no ${key} at all.`,
          mend: `Add "Null": { "${key}": "false" } to the same Condition.`,
        }))
      }),
}
