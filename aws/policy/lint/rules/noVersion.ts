import type { Rule } from '../Rule.ts'

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html */
export const noVersion: Rule = {
  name: 'no-version',
  find: ({ version, isFragment, statements, offset }) => {
    const usesVariables = statements.some(({ conditions, resources }) =>
      [...resources, ...conditions.flatMap(({ values }) => values)].some((text) => text.includes('${')),
    )
    // Statements that somebody pasted have their Version around them.
    if (isFragment || version === '2012-10-17' || !usesVariables) return []
    return [
      {
        path: 'Version',
        offset,
        why: 'Without "Version": "2012-10-17", IAM reads ${…} as plain text: no key equals it, and nobody reaches any row.',
        mend: 'Begin the policy with its version.',
        write: { Version: '2012-10-17' },
      },
    ]
  },
}
