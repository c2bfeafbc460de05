import { matchesPattern } from '../../matchesPattern.ts'
import { variablesIn } from '../../resolveVariables.ts'
import type { PolicyView } from '../PolicyView.ts'
import type { Rule } from '../Rule.ts'

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/using-afac-with-cognito-identity-pools.html */
export const noTagSession: Rule = {
  name: 'no-tag-session',
  find: ({ statements, trust }) => {
    if (trust === undefined || !isForCognito(trust) || allowsTags(trust)) return []
    return statements.flatMap(({ conditions }) =>
      conditions
        .filter(({ values }) => values.some(usesPrincipalTag))
        .map(({ path, offset }) => ({
          path,
          offset,
          why: 'The role’s trust policy does not allow sts:TagSession: its sessions have no principal tags, and nobody is ever allowed.',
          mend: 'Allow sts:TagSession beside sts:AssumeRoleWithWebIdentity in the role’s trust policy: "Action": ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"].',
        })),
    )
  },
}

function usesPrincipalTag(value: string): boolean {
  return variablesIn(value).some((name) => name.toLowerCase().startsWith('aws:principaltag/'))
}

function isForCognito({ statements }: PolicyView): boolean {
  return statements.some(({ principals }) =>
    principals.some(({ value }) => value === 'cognito-identity.amazonaws.com'),
  )
}

function allowsTags({ statements }: PolicyView): boolean {
  return statements.some(
    ({ effect, actions }) =>
      effect === 'Allow' &&
      actions.some((action) =>
        matchesPattern('sts:tagsession', [{ text: action.toLowerCase(), literal: false }]),
      ),
  )
}
