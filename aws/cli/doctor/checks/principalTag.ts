import * as v from 'valibot'
import { userPoolProvider } from '../../../contract/userPoolProvider.ts'
import { type Check, deployAgain, skipWithoutOperator } from '../Check.ts'

const answer = v.object({ PrincipalTags: v.optional(v.record(v.string(), v.string()), {}) })

export const principalTag: Check = {
  name: 'tag mapping',
  skip: (patient) =>
    patient.config.partitionKey === 'identity-id'
      ? 'agents are under identity IDs, not tags'
      : skipWithoutOperator(patient),
  async run({ call, config: { region, userPoolId, identityPoolId } }) {
    const provider = userPoolProvider({ region, userPoolId })
    const of = ['--identity-pool-id', identityPoolId, '--identity-provider-name', provider]
    const found = await call?.(['cognito-identity', 'get-principal-tag-attribute-map', ...of])
    const { userid } = v.parse(answer, found).PrincipalTags
    if (userid === 'sub') return []
    return [
      {
        what: `The identity pool makes the tag userid of ${userid ?? 'nothing'}, not of sub: the policy compares with a tag that is not there, and every Query ends with AccessDenied`,
        fix: deployAgain,
      },
    ]
  },
}
