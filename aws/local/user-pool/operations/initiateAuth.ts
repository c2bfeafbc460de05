import * as v from 'valibot'
import { AwsError } from '../../AwsError.ts'
import { findClient } from '../input/findClient.ts'
import type { UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { requireParameter } from '../sign-in/requireParameter.ts'
import { startSrp } from '../sign-in/startSrp.ts'
import { findGrant } from '../tokens/findGrant.ts'
import { issueTokens } from '../tokens/issueTokens.ts'

const schema = v.object({
  AuthFlow: v.picklist([
    'USER_SRP_AUTH',
    'REFRESH_TOKEN_AUTH',
    'REFRESH_TOKEN',
    'CUSTOM_AUTH',
    'ADMIN_NO_SRP_AUTH',
    'USER_PASSWORD_AUTH',
    'ADMIN_USER_PASSWORD_AUTH',
    'USER_AUTH',
  ]),
  ClientId: members.clientId,
  AuthParameters: v.optional(members.parameters, {}),
})

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html */
export async function initiateAuth(aws: UserPools, input: unknown): Promise<object> {
  const { AuthFlow, ClientId, AuthParameters } = parseInput(schema, input)
  const { pool, client } = findClient(aws, ClientId)
  switch (AuthFlow) {
    case 'USER_SRP_AUTH':
      if (!client.allowsSrp) throw flowNotEnabled(AuthFlow)
      return startSrp(pool, client, AuthParameters)
    case 'REFRESH_TOKEN_AUTH':
    case 'REFRESH_TOKEN': {
      if (!client.allowsRefresh) throw flowNotEnabled(AuthFlow)
      const { grant, user } = findGrant(pool, client, requireParameter(AuthParameters, 'REFRESH_TOKEN'))
      return {
        ChallengeParameters: {},
        AuthenticationResult: await issueTokens(pool, client, user, { grant }),
      }
    }
    default:
      throw flowNotEnabled(AuthFlow)
  }
}

function flowNotEnabled(flow: string): AwsError {
  return new AwsError('InvalidParameterException', `${flow} flow not enabled for this client`)
}
