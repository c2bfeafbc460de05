import * as v from 'valibot'
import { AwsError } from '../../AwsError.ts'
import type { IdentityPoolOperation } from '../IdentityPoolOperation.ts'
import { id, parseInput } from '../parseInput.ts'

const describeIdentityInput = v.object({ IdentityId: id })

/**
 * `{ IdentityId }` → `{ IdentityId, Logins }`: the names of the providers through which somebody has it, and not who.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_DescribeIdentity.html
 */
export const describeIdentity: IdentityPoolOperation['run'] = async (aws, input) => {
  const { IdentityId } = parseInput(describeIdentityInput, input)
  for (const { identities, providers } of aws.identityPools.values()) {
    const login = identities.loginOf(IdentityId)
    if (login === undefined) continue
    const names = providers.map(({ providerName }) => providerName)
    // Unlike AWS: without the dates, which the local AWS does not keep.
    return { IdentityId, Logins: names.filter((name) => login.startsWith(`${name}:`)) }
  }
  throw new AwsError('ResourceNotFoundException', `Identity '${IdentityId}' not found.`)
}
