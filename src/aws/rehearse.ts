import type { Config } from '../../aws/contract/config.ts'
import type { ClientSettings } from './clientSettings.ts'
import { createAgentsTable } from './createAgentsTable.ts'
import { getIdentityId } from './getIdentityId.ts'
import { queryAgents } from './queryAgents.ts'

const answer = JSON.stringify({
  IdentityId: '-',
  Credentials: { AccessKeyId: '-', SecretKey: '-', SessionToken: '-', Expiration: 4102444800 },
  Items: [{ fieldName: { S: '-' } }],
  Count: 1,
})

/** Sends nothing, and answers every operation at once with what it takes to go on. */
const stage: NonNullable<ClientSettings['requestHandler']> = {
  handle: async () => ({ response: { statusCode: 200, headers: {}, body: new Response(answer).body } }),
  updateHttpClientConfig() {},
  httpHandlerConfigs: () => ({}),
}

let isOver = false

/**
 * Takes the way from a token to the agents once, with nothing in hand and nothing sent. A browser compiles a function
 * when it is first called, and the SDK has hundreds: that is then done while the person types. Resolves to whether the
 * way was taken to its end, now or before; never rejects.
 */
export async function rehearse(config: Config): Promise<boolean> {
  if (isOver) return true
  const { signal } = new AbortController()
  const role = { config, getIdToken: async () => '-', signal, requestHandler: stage }
  try {
    const identityId = await getIdentityId(role)
    const own = { identityId, partition: identityId, scope: 'own-agents', onUnknownIdentity() {} } as const
    const { items } = await queryAgents(createAgentsTable({ ...role, ...own }), {
      limit: 1,
      after: null,
      signal,
    })
    isOver = items.length === 1
  } catch {
    // Whatever it is will be said when it is in earnest.
  }
  return isOver
}
