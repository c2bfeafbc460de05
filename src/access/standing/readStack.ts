import * as v from 'valibot'
import type { Config } from '../../../aws/contract/config.ts'
import type { Database } from '../../../aws/policy/request/Database.ts'
import { tableKeysOf } from '../../../aws/policy/request/tableKeysOf.ts'
import { parseTemplate } from '../../../aws/template/parseTemplate.ts'
import { resolveValue } from '../../../aws/template/resolveValue.ts'
import { referencesOf, toldBy } from './referencesOf.ts'

/** The parts of the stack that decide about access, with the names of this deployment. */
export interface Stack {
  /** By logical ID. */
  roles: ReadonlyMap<string, Role>
  /** Logical ID of the role for users without a role from a group. */
  authenticated: string
  groups: readonly Group[]
  /** Name of a principal tag → the claim of the ID token that it is taken from. */
  principalTags: ReadonlyMap<string, string>
  /** The tables that the app is told of, by name. */
  tables: Database['tables']
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
const keySchema = v.array(v.looseObject({ AttributeName: v.string(), KeyType: v.string() }))
const tableSchema = v.looseObject({
  KeySchema: keySchema,
  GlobalSecondaryIndexes: v.optional(v.array(v.looseObject({ IndexName: v.string(), KeySchema: keySchema }))),
})
const tagsSchema = v.looseObject({ PrincipalTags: v.optional(v.record(v.string(), v.string()), {}) })

/**
 * Reads the roles, the rules that assign them, and the tables from the template.
 *
 * @param account the account's number, or a word in its place while it is unknown
 * @throws Error when the template contains something that this function does not understand
 */
export function readStack(template: unknown, config: Config, account: string): Stack {
  const parsed = parseTemplate(template)
  const told = toldBy(parsed, config)
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
    tables: new Map(
      ofType('AWS::DynamoDB::Table', tableSchema).flatMap(({ logicalId, properties }) => {
        const name = told.get(logicalId)
        return typeof name === 'string' ? [[name, tableKeysOf(properties)] as const] : []
      }),
    ),
  }
}

function roleIn(arn: string): string {
  return arn.slice(arn.indexOf('/') + 1)
}
