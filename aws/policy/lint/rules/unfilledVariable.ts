import { matchesPattern } from '../../matchesPattern.ts'
import { plainName, variablesOf } from '../attack/variables.ts'
import type { PolicyView } from '../PolicyView.ts'
import type { Rule } from '../Rule.ts'

/**
 * A variable that stays empty: by the role's trust policy, no session of the role has a value for it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export const unfilledVariable: Rule = {
  name: 'unfilled-variable',
  find: ({ statements, trust }) => {
    if (trust === undefined) return []
    return statements.flatMap(({ conditions }) =>
      conditions.flatMap(({ path, offset, values }) => {
        const [name] = values
          .flatMap(variablesOf)
          .map((variable) => plainName(variable.name))
          .filter(
            (each) => needsProvider(each) !== undefined && !trustsProvider(trust, needsProvider(each) ?? ''),
          )
        if (name === undefined) return []
        const provider = needsProvider(name) ?? ''
        return [
          {
            path,
            offset,
            why: `\${${name}} has a value only for users who got the role through ${provider}, and the role’s trust policy does not let them in: the variable stays empty, and nobody is ever allowed.`,
            mend: `Give this policy to the role that ${provider} hands out, or compare with a value that this role’s sessions have.`,
          },
        ]
      }),
    )
  },
}

/** The identity provider that fills a variable; undefined for a variable that others fill too. */
function needsProvider(name: string): string | undefined {
  const [prefix = ''] = name.toLowerCase().split(':')
  if (prefix === 'cognito-identity.amazonaws.com') return prefix
  return /^(accounts\.google\.com|graph\.facebook\.com|www\.amazon\.com)$/.test(prefix) ? prefix : undefined
}

function trustsProvider({ statements }: PolicyView, provider: string): boolean {
  return statements.some(
    ({ effect, actions, principals }) =>
      effect === 'Allow' &&
      principals.some(
        ({ value }) => value === '*' || value.startsWith('<') || value.toLowerCase().includes(provider),
      ) &&
      actions.some((action) =>
        matchesPattern('sts:assumerolewithwebidentity', [{ text: action.toLowerCase(), literal: false }]),
      ),
  )
}
