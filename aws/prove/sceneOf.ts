import { indexes } from '../attempts/grants.ts'
import type { LocalAws } from '../local/LocalAws.ts'
import { sessionContextOf } from '../policy/session/sessionContextOf.ts'
import { webIdentityOf } from '../policy/session/webIdentityOf.ts'
import type { Scene } from './policyQuestions.ts'

const identityId = 'eu-central-1:6f8d10b7-98fb-41ca-977d-f55318b0508f'
const sub = '3d2e1f00-4c5b-4a69-8879-0a1b2c3d4e5f'

/** The stack of a running local AWS, and a made-up user. The policies read only the user's session. */
export function sceneOf({ region, account, outputs, identityPools, engine }: LocalAws): Scene {
  const { tableName = '', partitionKey } = outputs
  const [pool] = identityPools.values()
  const [provider] = pool?.providers ?? []
  if (pool === undefined || provider === undefined) throw new Error('the template has no identity pool')
  const identity = webIdentityOf({
    identityId,
    identityPoolId: pool.id,
    provider: provider.providerName,
    claims: { sub },
    principalTags: pool.principalTags.get(provider.providerName) ?? new Map(),
  })
  return {
    tableArn: `arn:aws:dynamodb:${region}:${account}:table/${tableName}`,
    otherIndexes: [...(engine.tables.get(tableName)?.indexes.keys() ?? [])].filter(
      (name) => !indexes.includes(name),
    ),
    partition: partitionKey === 'principal-tag' ? sub : identityId,
    session: sessionContextOf(identity),
  }
}
