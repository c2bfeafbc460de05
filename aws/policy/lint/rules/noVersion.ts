import type { Rule } from '../Rule.ts'

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html */
export const noVersion: Rule = {
  name: 'no-version',
  find: ({ version }) =>
    version === '2012-10-17'
      ? []
      : [
          {
            path: 'Version',
            why: 'In a policy without the newer version IAM takes ${…} for plain text, so a variable equals nobody’s key.',
            mend: 'Begin the policy with "Version": "2012-10-17".',
          },
        ],
}
