import { matchesPattern } from '../../matchesPattern.ts'
import { changeCondition } from '../changeCondition.ts'
import type { Rule } from '../Rule.ts'
import { webIdentityStatements } from '../webIdentityStatements.ts'

const amr = 'cognito-identity.amazonaws.com:amr'

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html */
export const trustsGuests: Rule = {
  name: 'trusts-guests',
  find: (policy) =>
    webIdentityStatements(policy)
      .filter(
        ({ conditions }) =>
          !conditions.some(
            ({ key, quantifier, comparison, ifExists, values }) =>
              key.toLowerCase() === amr &&
              quantifier === 'ForAnyValue' &&
              /^String(Equals|Like)$/.test(comparison) &&
              !ifExists &&
              values.length > 0 &&
              // A provider’s name is as good: only a user who signed in through it carries it.
              values.every(
                (value) =>
                  !matchesPattern('unauthenticated', [
                    { text: value, literal: comparison === 'StringEquals' },
                  ]),
              ),
          ),
      )
      .map((statement) => ({
        path: statement.path,
        offset: statement.offsetOf(),
        why: 'Nothing asks whether the user has signed in: the pool’s guests get the role as well.',
        request: 'GetCredentialsForIdentity {"IdentityId":"an identity that GetId made without Logins"}',
        mend: 'Ask for users who have signed in.',
        write: changeCondition(
          statement,
          { 'ForAnyValue:StringLike': { [amr]: 'authenticated' } },
          statement.conditions.filter(({ key }) => key.toLowerCase() === amr),
        ),
      })),
}
