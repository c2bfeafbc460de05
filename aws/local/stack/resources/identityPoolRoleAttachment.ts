import * as v from 'valibot'
import { parseProperties } from '../parseProperties.ts'
import type { ResourceType } from '../StackBuilder.ts'
import { findIdentityPool } from './findIdentityPool.ts'

const roleMapping = v.strictObject({
  // In CloudFormation the map's key can also name the provider, but a key cannot be a reference.
  IdentityProvider: v.string(),
  Type: v.literal('Token', 'the local AWS chooses roles by Token, not by Rules'),
  AmbiguousRoleResolution: v.picklist(['AuthenticatedRole', 'Deny']),
})

const attachmentProperties = v.strictObject({
  IdentityPoolId: v.string(),
  Roles: v.strictObject({ authenticated: v.string() }),
  RoleMappings: v.optional(v.record(v.string(), roleMapping), {}),
})

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-identitypoolroleattachment.html */
export const identityPoolRoleAttachment: ResourceType = async (stack, logicalId, properties) => {
  const { IdentityPoolId, Roles, RoleMappings } = parseProperties(attachmentProperties, logicalId, properties)
  const pool = findIdentityPool(stack, logicalId, IdentityPoolId)
  const authenticated = stack.roles.get(Roles.authenticated)
  if (authenticated === undefined) throw new Error(`${logicalId}: no role ${Roles.authenticated}`)
  const known = new Set(pool.providers.map(({ providerName, clientId }) => `${providerName}:${clientId}`))
  pool.authenticatedRole = authenticated
  pool.roleMappings = new Map(
    Object.values(RoleMappings).map(({ IdentityProvider, Type, AmbiguousRoleResolution }) => {
      if (!known.has(IdentityProvider)) {
        throw new Error(`${logicalId}: ${IdentityProvider} is not a provider of the identity pool`)
      }
      return [IdentityProvider, { type: Type, ambiguousRoleResolution: AmbiguousRoleResolution }]
    }),
  )
  return { ref: logicalId, attributes: {} }
}
