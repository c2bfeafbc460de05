import type { Config } from '../../../aws/contract/config.ts'
import { cognitoSignIn, userPoolProvider } from '../../../aws/contract/userPoolProvider.ts'
import { parsePolicy } from '../../../aws/policy/parsePolicy.ts'
import template from '../../../aws/template.yaml'
import type { JsonObject } from '../../aws/calls/AwsCall.ts'
import { type Roles, readRoles } from './readRoles.ts'
import type { Standing } from './Standing.ts'

interface Person {
  identityId: string
  /** Of their ID token. */
  claims: JsonObject
  /** The account's number, or what stands for it while nobody has said it. */
  account: string
}

/**
 * How a person stands before IAM, told from the template and their ID token as AWS documents it. What AWS really
 * decides is in its answers; this explains them.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html
 */
export function standingOf(config: Config, { identityId, claims, account }: Person): Standing {
  const roles = readRoles(template, config, account)
  const { region, identityPoolId } = config
  const group = groupOf(roles, claims)
  const role = roles.roles.get(group?.role ?? roles.authenticated)
  if (role === undefined) throw new Error(`the template has no role ${group?.role ?? roles.authenticated}`)
  const provider = userPoolProvider(config)
  const tags = [...roles.principalTags].flatMap(([tag, claim]): [string, string][] => {
    const value = claims[claim]
    return typeof value === 'string' ? [[`aws:PrincipalTag/${tag}`, value]] : []
  })
  const policies = role.policies.map(({ name, document }) =>
    parsePolicy(`${role.logicalId}/${name}`, document, 'identity'),
  )
  return {
    identityId,
    ids: { region, identityId, sub: String(claims.sub), identityPoolId, others: [] },
    claims,
    role,
    group: group?.name ?? null,
    policies,
    deployed: policies,
    inPlaceOfDeployed: null,
    context: new Map<string, string | readonly string[]>([
      ['cognito-identity.amazonaws.com:sub', identityId],
      ['cognito-identity.amazonaws.com:aud', identityPoolId],
      [
        'cognito-identity.amazonaws.com:amr',
        ['authenticated', provider, cognitoSignIn(provider, String(claims.sub))],
      ],
      ...tags,
    ]),
    place: { region, account, partitionKey: 'userId' },
  }
}

/** The group that brings a role and comes first. */
function groupOf({ groups }: Roles, claims: JsonObject): Roles['groups'][number] | undefined {
  const member = claims['cognito:groups']
  const names = Array.isArray(member) ? member : []
  return groups
    .filter(({ name }) => names.includes(name))
    .toSorted((one, other) => one.precedence - other.precedence)[0]
}
