import { GetPrincipalTagAttributeMapCommand } from '@aws-sdk/client-cognito-identity'
import { userPoolProvider } from '../../../contract/userPoolProvider.ts'
import { deployAgain, operatorCheck } from '../Check.ts'

export const principalTag = operatorCheck({
  name: 'tag mapping',
  skip: ({ config }) =>
    config.partitionKey === 'identity-id' ? 'agents are under identity IDs, not tags' : undefined,
  async run({ identityPools }, { config: { region, userPoolId, identityPoolId } }) {
    const { PrincipalTags } = await identityPools.send(
      new GetPrincipalTagAttributeMapCommand({
        IdentityPoolId: identityPoolId,
        IdentityProviderName: userPoolProvider({ region, userPoolId }),
      }),
    )
    const userid = PrincipalTags?.userid
    if (userid === 'sub') return []
    return [
      {
        what: `The identity pool makes the tag userid of ${userid ?? 'nothing'}, not of sub: the policy compares with a tag that is not there, and every Query ends with AccessDenied`,
        fix: deployAgain,
      },
    ]
  },
})
