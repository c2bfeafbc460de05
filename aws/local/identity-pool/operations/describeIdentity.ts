import * as v from 'valibot'
import { AwsError } from '../../AwsError.ts'
import type { IdentityPool } from '../IdentityPool.ts'
import type { IdentityPoolOperation } from '../IdentityPoolOperation.ts'
import { id, parseInput } from '../parseInput.ts'

const describeIdentityInput = v.object({ IdentityId: id })

/**
 * `{ IdentityId }` → `{ IdentityId, Logins }`: the names of the identity's providers. The answer does not say which
 * user signed in there.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_DescribeIdentity.html
 */
export const describeIdentity: IdentityPoolOperation['run'] = async (aws, input) => {
  const { IdentityId } = parseInput(describeIdentityInput, input)
  for (const pool of aws.identityPools.values()) {
    if (pool.identities.loginOf(IdentityId) === undefined) continue
    // Unlike AWS: without the dates. The local AWS does not keep them.
    return { IdentityId, Logins: loginsOf(pool, IdentityId) }
  }
  throw new AwsError('ResourceNotFoundException', `Identity '${IdentityId}' not found.`)
}

/** The names of an identity's providers. */
export function loginsOf({ identities, providers }: IdentityPool, identityId: string): string[] {
  const login = identities.loginOf(identityId)
  const names = providers.map(({ providerName }) => providerName)
  return names.filter((name) => login?.startsWith(`${name}:`))
}
