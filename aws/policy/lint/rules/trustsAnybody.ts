import type { Rule } from '../Rule.ts'

/** A principal that is everybody, in whoever may assume a role or touch a table. */
export const trustsAnybody: Rule = {
  name: 'trusts-anybody',
  find: ({ kind, statements }) =>
    kind === 'identity'
      ? []
      : statements
          .filter(
            ({ effect, principals }) => effect === 'Allow' && principals.some(({ value }) => value === '*'),
          )
          .filter(({ conditions }) => conditions.length === 0 || kind === 'trust')
          .map(({ path }) => ({
            path: `${path}.Principal`,
            why: '“*” is everybody, in every account.',
            mend: 'Name the one principal: "Federated": "cognito-identity.amazonaws.com" for an identity pool’s role.',
          })),
}
