import type { Rule } from '../Rule.ts'
import { webIdentityStatements } from '../webIdentityStatements.ts'

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html */
export const trustsGuests: Rule = {
  name: 'trusts-guests',
  find: (policy) =>
    webIdentityStatements(policy)
      .filter(
        ({ conditions }) =>
          !conditions.some(
            ({ key, quantifier, comparison, ifExists, values }) =>
              key.toLowerCase() === 'cognito-identity.amazonaws.com:amr' &&
              quantifier === 'ForAnyValue' &&
              /^String(Equals|Like)$/.test(comparison) &&
              !ifExists &&
              values.length > 0 &&
              // A provider’s name is as good: only whoever signed in through it carries it.
              values.every((value) => value !== 'unauthenticated' && !/^[*?]/.test(value)),
          ),
      )
      .map(({ path }) => ({
        path,
        why: 'Nothing asks whether somebody signed in: the pool’s guests may assume the role as well.',
        mend: 'Add "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" }.',
      })),
}
