import * as v from 'valibot'
import { AwsError } from '../../AwsError.ts'
import { findUserPool, type UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'

const schema = v.object({ UserPoolId: members.userPoolId, ClientId: members.clientId })

/**
 * The properties of an app client in the template, with AWS's defaults for the others.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolClient.html
 */
export async function describeUserPoolClient(aws: UserPools, input: unknown): Promise<object> {
  const { UserPoolId, ClientId } = parseInput(schema, input)
  const pool = findUserPool(aws, UserPoolId)
  const client = pool.clients.get(ClientId)
  if (client === undefined) {
    throw new AwsError('ResourceNotFoundException', `User pool client ${ClientId} does not exist.`)
  }
  const { properties } = client
  return {
    // Unlike AWS: without the dates. The local AWS does not keep them.
    UserPoolClient: {
      UserPoolId: pool.id,
      ClientName: properties.ClientName,
      ClientId,
      RefreshTokenValidity: properties.RefreshTokenValidity || 30,
      ...validityOf(properties.AccessTokenValidity, 'AccessTokenValidity'),
      ...validityOf(properties.IdTokenValidity, 'IdTokenValidity'),
      TokenValidityUnits: properties.TokenValidityUnits,
      ReadAttributes: properties.ReadAttributes,
      WriteAttributes: properties.WriteAttributes,
      ExplicitAuthFlows: properties.ExplicitAuthFlows,
      AllowedOAuthFlowsUserPoolClient: false,
      PreventUserExistenceErrors: properties.PreventUserExistenceErrors,
      EnableTokenRevocation: true,
      EnablePropagateAdditionalUserContextData: false,
      AuthSessionValidity: properties.AuthSessionValidity,
      RefreshTokenRotation: properties.RefreshTokenRotation,
    },
  }
}

/** AWS omits a lifetime that is not set. */
function validityOf(value: number, name: string): object {
  return value === 0 ? {} : { [name]: value }
}
