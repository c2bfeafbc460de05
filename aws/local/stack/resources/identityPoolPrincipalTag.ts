import * as v from 'valibot'
import { parseProperties } from '../parseProperties.ts'
import type { ResourceType } from '../StackBuilder.ts'
import { findIdentityPool } from './findIdentityPool.ts'

/** The keys of tags that STS accepts. */
const tagKey = v.pipe(v.string(), v.regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u))

const principalTagProperties = v.strictObject({
  IdentityPoolId: v.string(),
  IdentityProviderName: v.string(),
  UseDefaults: v.literal(false, 'the local AWS knows no default tags: false'),
  PrincipalTags: v.pipe(
    v.record(tagKey, v.string()),
    v.check((tags) => Object.keys(tags).length <= 50, 'has more than 50 tags'),
  ),
})

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-identitypoolprincipaltag.html */
export const identityPoolPrincipalTag: ResourceType = async (stack, logicalId, properties) => {
  const { IdentityPoolId, IdentityProviderName, PrincipalTags } = parseProperties(
    principalTagProperties,
    logicalId,
    properties,
  )
  const pool = findIdentityPool(stack, logicalId, IdentityPoolId)
  if (!pool.providers.some(({ providerName }) => providerName === IdentityProviderName)) {
    throw new Error(`${logicalId}: ${IdentityProviderName} is not a provider of the identity pool`)
  }
  pool.principalTags.set(IdentityProviderName, new Map(Object.entries(PrincipalTags)))
  return { ref: logicalId, attributes: {} }
}
