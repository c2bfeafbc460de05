import * as v from 'valibot'
import { findIdentityPool } from '../findIdentityPool.ts'
import type { IdentityPoolOperation } from '../IdentityPoolOperation.ts'
import { id, parseInput } from '../parseInput.ts'

const getIdentityPoolRolesInput = v.object({ IdentityPoolId: id })

/** @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetIdentityPoolRoles.html */
export const getIdentityPoolRoles: IdentityPoolOperation['run'] = async (aws, input) => {
  const { IdentityPoolId } = parseInput(getIdentityPoolRolesInput, input)
  const { authenticatedRole, roleMappings } = findIdentityPool(aws, IdentityPoolId)
  const mappings = [...roleMappings].map(([provider, { type, ambiguousRoleResolution }]) => [
    provider,
    { Type: type, AmbiguousRoleResolution: ambiguousRoleResolution },
  ])
  return {
    IdentityPoolId,
    Roles: authenticatedRole === undefined ? {} : { authenticated: authenticatedRole.arn },
    ...(mappings.length === 0 ? {} : { RoleMappings: Object.fromEntries(mappings) }),
  }
}
