import { coveredActions } from '../coveredActions.ts'
import type { ConditionView } from '../PolicyView.ts'
import type { Rule } from '../Rule.ts'

/** Condition keys that tell one principal or account from another. */
const ofPrincipals =
  /^aws:(Principal(Arn|Account|Org(ID|Paths)|ServiceName|Tag\/.+)|Source(Account|Arn|OrgID|OrgPaths|Owner|Vpce?|VpcArn|Ip)|userid|username)$/i

/** A principal that is everybody, in a trust policy or in the policy of a table. */
export const trustsAnybody: Rule = {
  name: 'trusts-anybody',
  find: ({ kind, statements }) =>
    kind === 'identity'
      ? []
      : statements
          .filter(
            ({ effect, principals, written }) =>
              effect === 'Allow' &&
              (principals.some(({ value }) => value === '*') || 'NotPrincipal' in written),
          )
          .filter((statement) =>
            kind === 'trust'
              ? true
              : coveredActions(statement).length > 0 && !statement.conditions.some(narrowsPrincipals),
          )
          .map(({ path, offsetOf, principals, written }) => ({
            path: `${path}.Principal`,
            offset: offsetOf('NotPrincipal' in written ? 'NotPrincipal' : 'Principal'),
            why:
              kind === 'trust'
                ? 'This principal is everybody in every account: anybody may take the role, unless a condition forbids it.'
                : 'This principal is everybody in every account: anybody with an AWS account may call these actions on the table.',
            request:
              kind === 'trust'
                ? `${principals.some(({ type }) => type === 'AWS') ? 'AssumeRole' : 'AssumeRoleWithWebIdentity'} {"RoleArn":"…"}, from any account`
                : undefined,
            mend:
              kind === 'trust'
                ? 'Name the one principal, such as the identity pools’ service.'
                : 'Name the account or the role that is meant.',
            write: {
              ...('NotPrincipal' in written ? { NotPrincipal: undefined } : {}),
              Principal:
                kind === 'trust'
                  ? { Federated: 'cognito-identity.amazonaws.com' }
                  : { AWS: 'arn:aws:iam::ACCOUNT:role/ROLE' },
            },
          })),
}

function narrowsPrincipals({ key, comparison, ifExists, values }: ConditionView): boolean {
  return (
    ofPrincipals.test(key) &&
    !/Not/.test(comparison) &&
    comparison !== 'Null' &&
    !ifExists &&
    !values.includes('*')
  )
}
