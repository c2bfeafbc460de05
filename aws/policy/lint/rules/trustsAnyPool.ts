import { changeCondition } from '../changeCondition.ts'
import type { Rule } from '../Rule.ts'
import { webIdentityStatements } from '../webIdentityStatements.ts'

const aud = 'cognito-identity.amazonaws.com:aud'

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html */
export const trustsAnyPool: Rule = {
  name: 'trusts-any-pool',
  find: (policy) =>
    webIdentityStatements(policy)
      .filter(
        ({ conditions }) =>
          !conditions.some(
            ({ key, quantifier, comparison, ifExists, values }) =>
              key.toLowerCase() === aud &&
              quantifier !== 'ForAllValues' &&
              /^String(Equals|Like)$/.test(comparison) &&
              !ifExists &&
              values.length > 0 &&
              !values.some((value) => comparison === 'StringLike' && /[*?]/.test(value)),
          ),
      )
      .map((statement) => ({
        path: statement.path,
        offset: statement.offsetOf(),
        why: 'Without the pool’s ID in cognito-identity.amazonaws.com:aud, every identity pool of every account hands out this role: anybody who creates a pool gets it.',
        request:
          'AssumeRoleWithWebIdentity {"RoleArn":"…","WebIdentityToken":"a token of the attacker’s own identity pool"}',
        mend: 'Name the identity pool.',
        write: changeCondition(
          statement,
          { StringEquals: { [aud]: 'IDENTITY-POOL-ID' } },
          statement.conditions.filter(({ key }) => key.toLowerCase() === aud),
        ),
      })),
}
