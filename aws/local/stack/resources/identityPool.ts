import * as v from 'valibot'
import { Identities } from '../../identity-pool/Identities.ts'
import { randomUuid } from '../../randomUuid.ts'
import { loadSigningKey } from '../../user-pool/tokens/loadSigningKey.ts'
import { parseProperties } from '../parseProperties.ts'
import type { ResourceType } from '../StackBuilder.ts'

const identityPoolProperties = v.strictObject({
  IdentityPoolName: v.string(),
  AllowUnauthenticatedIdentities: v.literal(false, 'the local AWS has no guests: false'),
  // Only half of the classic flow: the local AWS has no AssumeRoleWithWebIdentity to exchange the token.
  AllowClassicFlow: v.optional(v.boolean(), false),
  CognitoIdentityProviders: v.pipe(
    v.array(
      v.strictObject({
        ClientId: v.string(),
        ProviderName: v.string(),
        ServerSideTokenCheck: v.optional(v.boolean(), false),
      }),
    ),
    v.minLength(1),
  ),
})

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-identitypool.html */
export const identityPool: ResourceType = async (stack, logicalId, properties) => {
  const { IdentityPoolName, CognitoIdentityProviders, AllowClassicFlow } = parseProperties(
    identityPoolProperties,
    logicalId,
    properties,
  )
  const { region, environment } = stack
  const id = stack.physicalId(logicalId, () => `${region}:${randomUuid(environment.randomBytes)}`)
  const tokenKey = `identity-pool/${id.replace(':', '_')}/token-key`
  const providers = CognitoIdentityProviders.map(({ ClientId, ProviderName, ServerSideTokenCheck }) => {
    const userPool = stack.userPools.get(ProviderName.slice(ProviderName.indexOf('/') + 1))
    if (userPool === undefined) throw new Error(`${logicalId}: no user pool behind ${ProviderName}`)
    return {
      providerName: ProviderName,
      clientId: ClientId,
      serverSideTokenCheck: ServerSideTokenCheck,
      userPool,
    }
  })
  stack.identityPools.set(id, {
    id,
    name: IdentityPoolName,
    region,
    providers,
    identities: new Identities(id, region, environment),
    authenticatedRole: undefined,
    roleMappings: new Map(),
    principalTags: new Map(),
    tokenKey: AllowClassicFlow ? await loadSigningKey(tokenKey, environment.journal, 'RS512') : undefined,
  })
  return { ref: id, attributes: { Name: id } }
}
