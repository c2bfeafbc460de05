import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseConfig } from '../../aws/contract/config.ts'
import { countAgents } from '../../src/aws/table/countAgents.ts'
import { openAgentsTable } from '../../src/aws/table/openAgentsTable.ts'
import { fillPartition } from '../bench/fillPartition.ts'
import { serveTestAws, type TestAws } from '../support/serveTestAws.ts'
import { signInOverHttp } from '../support/signInOverHttp.ts'

let aws: TestAws
beforeAll(async () => {
  aws = await serveTestAws()
})
afterAll(() => aws.close())

test('a small office is counted, and a large one is not read to its end', async () => {
  const { identityId, idToken } = await signInOverHttp(aws.config, 'office-north')
  const result = parseConfig(aws.config)
  if (!result.ok) throw new Error('the local AWS has no configuration')
  const { signal } = new AbortController()
  const table = openAgentsTable({
    config: result.config,
    identityId,
    partition: identityId,
    scope: 'own-agents',
    getIdToken: async () => idToken,
    onUnknownIdentity() {},
    signal,
  })
  expect(await countAgents(table, signal)).toEqual({ count: 12, hasMore: false })
  await fillPartition(aws.aws, identityId, 88)
  expect(await countAgents(table, signal)).toEqual({ count: 100, hasMore: false })
  await fillPartition(aws.aws, identityId, 1_000)
  expect(await countAgents(table, signal)).toEqual({ count: 100, hasMore: true })
})
