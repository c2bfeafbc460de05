import * as v from 'valibot'
import { AwsError } from '../../AwsError.ts'
import { findIdentityPool } from '../findIdentityPool.ts'
import type { IdentityPoolOperation } from '../IdentityPoolOperation.ts'
import { id, parseInput, providerName } from '../parseInput.ts'

const getPrincipalTagAttributeMapInput = v.object({ IdentityPoolId: id, IdentityProviderName: providerName })

/** @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetPrincipalTagAttributeMap.html */
export const getPrincipalTagAttributeMap: IdentityPoolOperation['run'] = async (aws, input) => {
  const { IdentityPoolId, IdentityProviderName } = parseInput(getPrincipalTagAttributeMapInput, input)
  const { providers, principalTags } = findIdentityPool(aws, IdentityPoolId)
  if (!providers.some((provider) => provider.providerName === IdentityProviderName)) {
    throw new AwsError('ResourceNotFoundException', `Provider '${IdentityProviderName}' not found.`)
  }
  return {
    IdentityPoolId,
    IdentityProviderName,
    UseDefaults: false,
    PrincipalTags: Object.fromEntries(principalTags.get(IdentityProviderName) ?? []),
  }
}
