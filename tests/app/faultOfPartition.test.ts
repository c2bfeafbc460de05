import { expect, test } from 'vitest'
import { faultOfPartition } from '../../src/access/identities/faultOfPartition.ts'

const uuid = '6f8d10b7-98fb-41ca-977d-f55318b0508f'
const identityPoolId = 'eu-central-1:121ebb41-a712-4ee7-9d33-800b4cb96a1c'

test.each([
  ['identity-id', `eu-central-1:${uuid}`, null],
  ['identity-id', uuid, /bare UUID/],
  ['identity-id', `us-east-1:${uuid}`, /another Region/],
  ['identity-id', `:${uuid}`, /another Region/],
  ['identity-id', identityPoolId, /identity pool/],
  ['identity-id', `eu-central-1:${uuid} `, /not an ID/],
  ['identity-id', `eu-central-1:${uuid.toUpperCase()}`, /not an ID/],
  ['identity-id', 'office-north', /not an ID/],
  ['principal-tag', uuid, null],
  ['principal-tag', `eu-central-1:${uuid}`, /an identity ID/],
  ['principal-tag', identityPoolId, /identity pool/],
  ['principal-tag', `${uuid}#1`, /not an ID/],
] as const)('by %s, %j has the fault %s', (partitionKey, userId, fault) => {
  const found = faultOfPartition(userId, { region: 'eu-central-1', identityPoolId, partitionKey })
  if (fault === null) expect(found).toBeNull()
  else expect(found).toMatch(fault)
})
