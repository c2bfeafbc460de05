import { attackersSession } from '../attack/callers.ts'
import { isAllowedBy, isDeniedBy } from '../attack/evaluateStatement.ts'
import { someOf } from '../coveredActions.ts'
import { isForPeople } from '../isForPeople.ts'
import type { StatementView } from '../PolicyView.ts'
import type { Rule } from '../Rule.ts'

interface Power {
  action: string
  /** What somebody gets by it. */
  does: string
  /** A resource that nobody meant to name: another role, policy or user pool of the account. */
  resource: string
  request: string
}

const account = 'arn:aws:iam::123456789012:'
const role = `${account}role/Administrators`
const everything = '"{\\"Statement\\":{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"*\\",…}}"'
const pool = 'arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_EXAMPLE'

/**
 * Actions by which people change what they may do, or become somebody else.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */
const powers: readonly Power[] = [
  ...[
    ['PutRolePolicy', 'writes a policy into a role', `"PolicyDocument":${everything}`],
    [
      'AttachRolePolicy',
      'gives a role another policy',
      '"PolicyArn":"arn:aws:iam::aws:policy/AdministratorAccess"',
    ],
    ['DeleteRolePolicy', 'takes away a policy of a role, and what it denies', '"PolicyName":"…"'],
    ['DetachRolePolicy', 'takes away a policy of a role, and what it denies', '"PolicyArn":"…"'],
    ['DeleteRolePermissionsBoundary', 'takes away the limit of a role', ''],
    ['UpdateAssumeRolePolicy', 'lets anybody assume a role', `"PolicyDocument":${everything}`],
  ].map(([name, does, more]) => ({
    action: `iam:${name}`,
    does: does ?? '',
    resource: role,
    request: `${name} {"RoleName":"Administrators"${more === '' ? '' : `,${more}`}}`,
  })),
  ...['CreatePolicyVersion', 'SetDefaultPolicyVersion'].map((name) => ({
    action: `iam:${name}`,
    does: 'changes a policy that a role has',
    resource: `${account}policy/Administrators`,
    request: `${name} {"PolicyArn":"${account}policy/Administrators",…}`,
  })),
  {
    action: 'sts:AssumeRole',
    does: 'assumes other roles of the account',
    resource: role,
    request: `AssumeRole {"RoleArn":"${role}","RoleSessionName":"me"}`,
  },
  ...(
    [
      ['AdminSetUserPassword', 'signs in as somebody else'],
      ['AdminUpdateUserAttributes', 'changes the attributes that tags are made of'],
      ['AdminAddUserToGroup', 'joins a group, and gets its role'],
    ] as const
  ).map(([name, does]) => ({
    action: `cognito-idp:${name}`,
    does,
    resource: pool,
    request: `${name} {"UserPoolId":"eu-central-1_EXAMPLE","Username":"…",…}`,
  })),
]

/** Actions beside the rows that let people change the policy itself. */
export const permissionsThemselves: Rule = {
  name: 'permissions-themselves',
  find: (policy) => {
    if (!isForPeople(policy)) return []
    const session = attackersSession(policy)
    const denials = policy.statements.filter(({ effect }) => effect === 'Deny')
    return policy.statements
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((statement) => {
        const open = powers.filter(({ action, resource }) =>
          [resource, ...namedResources(statement, action)].some((each) => {
            const access = { action, resource: each, context: new Map() }
            return isAllowedBy(statement, access, session, 'keys') && !isDeniedBy(denials, access, session)
          }),
        )
        const [first] = open
        if (first === undefined) return []
        const effects = [...new Set(open.map(({ action, does }) => `${action.replace(/.*:/, '')} ${does}`))]
        return [
          {
            path: `${statement.path}.${statement.notActions.length > 0 ? 'NotAction' : 'Action'}`,
            offset: statement.offsetOf(statement.notActions.length > 0 ? 'NotAction' : 'Action'),
            why: `A user may call ${someOf(open.map(({ action }) => action))}, and then no condition on rows holds: ${effects.slice(0, 3).join('; ')}.`,
            request: first.request,
            mend: 'Take these actions out: leave them to operators.',
          },
        ]
      })
  },
}

/**
 * The resources that a statement names for the action, without their wildcards.
 *
 * To assume one named role is a design that people choose, and that role's own policy decides what it opens.
 */
function namedResources({ resources }: StatementView, action: string): string[] {
  if (action === 'sts:AssumeRole') return []
  const [service] = action.split(':')
  return resources
    .filter((resource) => resource.split(':')[2] === service)
    .map((resource) => resource.replaceAll(/[*?]/g, 'x'))
}
