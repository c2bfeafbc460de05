import type { Rule } from '../Rule.ts'

/** A misspelt `Condition` is no condition at all. */
export const unknownElement: Rule = {
  name: 'unknown-element',
  find: ({ strangers }) =>
    strangers.map(({ path, problem }) => ({
      path,
      why: `This ${problem}: IAM refuses the policy, or decides without it.`,
      mend: 'Spell it as https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html does.',
    })),
}
