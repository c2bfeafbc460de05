import type { Config } from '../../../aws/contract/config.ts'
import { userPoolProvider } from '../../../aws/contract/userPoolProvider.ts'
import { parsePolicy } from '../../../aws/policy/parsePolicy.ts'
import { sessionContextOf } from '../../../aws/policy/session/sessionContextOf.ts'
import { webIdentityOf } from '../../../aws/policy/session/webIdentityOf.ts'
import template from '../../../aws/template.yaml'
import type { JsonObject } from '../../aws/calls/AwsCall.ts'
import { readStack, type Stack } from './readStack.ts'
import type { Standing } from './Standing.ts'

interface Person {
  identityId: string
  /** Of their ID token. */
  claims: JsonObject
  /** The account's number, or a word in its place while it is unknown. */
  account: string
}

/**
 * A person's standing, from the template and their ID token as AWS documents it. It explains AWS's decisions; the decisions
 * themselves are in AWS's answers.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html
 */
export function standingOf(config: Config, { identityId, claims, account }: Person): Standing {
  const stack = readStack(template, config, account)
  const { region, identityPoolId } = config
  const group = groupOf(stack, claims)
  const role = stack.roles.get(group?.role ?? stack.authenticated)
  if (role === undefined) throw new Error(`the template has no role ${group?.role ?? stack.authenticated}`)
  const webIdentity = webIdentityOf({
    identityId,
    identityPoolId,
    provider: userPoolProvider(config),
    claims,
    principalTags: stack.principalTags,
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
    webIdentity,
    context: sessionContextOf(webIdentity),
    database: { region, account, tables: stack.tables },
  }
}

/** The group that brings a role and comes first. */
function groupOf({ groups }: Stack, claims: JsonObject): Stack['groups'][number] | undefined {
  const member = claims['cognito:groups']
  const names = Array.isArray(member) ? member : []
  return groups
    .filter(({ name }) => names.includes(name))
    .toSorted((one, other) => one.precedence - other.precedence)[0]
}
