import type { Rule } from '../Rule.ts'
import { webIdentityStatements } from '../webIdentityStatements.ts'

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html */
export const trustsAnyPool: Rule = {
  name: 'trusts-any-pool',
  find: (policy) =>
    webIdentityStatements(policy)
      .filter(
        ({ conditions }) =>
          !conditions.some(
            ({ key, quantifier, comparison, ifExists, values }) =>
              key.toLowerCase() === 'cognito-identity.amazonaws.com:aud' &&
              quantifier !== 'ForAllValues' &&
              /^String(Equals|Like)$/.test(comparison) &&
              !ifExists &&
              values.length > 0 &&
              !values.some((value) => comparison === 'StringLike' && /[*?]/.test(value)),
          ),
      )
      .map(({ path }) => ({
        path,
        why: 'Without the pool’s ID in cognito-identity.amazonaws.com:aud every identity pool of every account may hand out this role.',
        mend: 'Add "StringEquals": { "cognito-identity.amazonaws.com:aud": "the identity pool’s ID" }.',
      })),
}
