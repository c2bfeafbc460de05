import * as v from 'valibot'
import type { Config } from '../../../aws/contract/config.ts'
import { parseTemplate } from '../../../aws/template/parseTemplate.ts'
import { resolveValue } from '../../../aws/template/resolveValue.ts'
import { referencesOf } from './referencesOf.ts'

/** What the stack says of who gets which role, with what only this deployment knows filled in. */
export interface Roles {
  /** By logical ID. */
  roles: ReadonlyMap<string, Role>
  /** Logical ID of the role that everybody gets who has none from a group. */
  authenticated: string
  groups: readonly Group[]
  /** Name of a principal tag → the claim of the ID token that it is taken from. */
  principalTags: ReadonlyMap<string, string>
}

export interface Role {
  logicalId: string
  trustPolicy: unknown
  policies: readonly { name: string; document: unknown }[]
}

export interface Group {
  name: string
  precedence: number
  role: string
}

const roleSchema = v.looseObject({
  AssumeRolePolicyDocument: v.unknown(),
  Policies: v.optional(v.array(v.object({ PolicyName: v.string(), PolicyDocument: v.unknown() })), []),
})
const attachmentSchema = v.looseObject({ Roles: v.object({ authenticated: v.string() }) })
const groupSchema = v.looseObject({
  GroupName: v.string(),
  Precedence: v.optional(v.number(), Number.POSITIVE_INFINITY),
  RoleArn: v.optional(v.string()),
})
const tagsSchema = v.looseObject({ PrincipalTags: v.optional(v.record(v.string(), v.string()), {}) })

/**
 * Reads who gets which role from the template.
 *
 * @param account the account's number, or what stands for it while nobody has said it
 * @throws Error when the template says something that this does not understand
 */
export function readRoles(template: unknown, config: Config, account: string): Roles {
  const parsed = parseTemplate(template)
  const references = referencesOf(parsed, config, account)
  const present = Object.entries(parsed.Resources).filter(
    ([, { Condition }]) => Condition === undefined || references.condition(Condition),
  )
  const ofType = <Schema extends v.GenericSchema>(type: string, schema: Schema) =>
    present
      .filter(([, { Type }]) => Type === type)
      .map(([logicalId, { Properties }]) => ({
        logicalId,
        properties: v.parse(schema, resolveValue(Properties, references)),
      }))

  const [attachment] = ofType('AWS::Cognito::IdentityPoolRoleAttachment', attachmentSchema)
  if (attachment === undefined) throw new Error('the template gives nobody a role')
  const roles = ofType('AWS::IAM::Role', roleSchema).map(({ logicalId, properties }): Role => {
    const policies = properties.Policies.map(({ PolicyName: name, PolicyDocument: document }) => ({
      name,
      document,
    }))
    return { logicalId, trustPolicy: properties.AssumeRolePolicyDocument, policies }
  })
  return {
    roles: new Map(roles.map((role) => [role.logicalId, role])),
    authenticated: roleIn(attachment.properties.Roles.authenticated),
    groups: ofType('AWS::Cognito::UserPoolGroup', groupSchema).flatMap(({ properties }) => {
      const { GroupName: name, Precedence: precedence, RoleArn } = properties
      return RoleArn === undefined ? [] : [{ name, precedence, role: roleIn(RoleArn) }]
    }),
    principalTags: new Map(
      ofType('AWS::Cognito::IdentityPoolPrincipalTag', tagsSchema).flatMap(({ properties }) =>
        Object.entries(properties.PrincipalTags),
      ),
    ),
  }
}

function roleIn(arn: string): string {
  return arn.slice(arn.indexOf('/') + 1)
}
