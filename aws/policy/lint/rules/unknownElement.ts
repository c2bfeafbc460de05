import type { Rule } from '../Rule.ts'

/** A misspelt `Condition` is no condition at all. */
export const unknownElement: Rule = {
  name: 'unknown-element',
  find: ({ strangers }) =>
    strangers.map(({ path, offset, problem, mend, write }) => ({
      path,
      offset,
      why: `This ${problem}: IAM refuses the policy, or decides without this part of it.`,
      mend,
      write,
    })),
}
