import { expect, test } from 'vitest'
import { type KnownIds, nameOfId } from '../../src/access/ids/nameOfId.ts'

const bare = '6f8d10b7-98fb-41ca-977d-f55318b0508f'
const known: KnownIds = {
  region: 'eu-central-1',
  identityId: `eu-central-1:${bare}`,
  sub: '92862080-53ea-43dd-b3e8-bc7241c94c34',
  identityPoolId: 'eu-central-1:121ebb41-a712-4ee7-9d33-800b4cb96a1c',
  others: [{ username: 'office-south', partition: 'eu-central-1:891938da-e509-44c6-8c21-bbf46e7eca0f' }],
}

test.each([
  [known.identityId, 'your identity ID'],
  [known.sub, 'your user-pool sub'],
  [known.identityPoolId, 'the identity pool’s ID'],
  ['eu-central-1:891938da-e509-44c6-8c21-bbf46e7eca0f', 'the key of office-south'],
  [bare, 'your identity ID without its Region'],
  [`us-east-1:${bare}`, 'your identity ID behind another Region'],
  [known.identityId.toUpperCase(), 'your identity ID in other capitals'],
  [`${known.identityId} `, 'your identity ID with more text around it'],
  [`${known.identityId}#1`, 'your identity ID with more text around it'],
  [`\n${known.sub}`, 'your user-pool sub with more text around it'],
  ['11111111-1111-4111-8111-111111111111', 'a bare UUID that is not yours'],
  ['eu-central-1:11111111-1111-4111-8111-111111111111', 'the identity ID of somebody else'],
  ['us-east-1:11111111-1111-4111-8111-111111111111', 'an identity ID of another Region'],
])('%j is called %s', (id, name) => {
  expect(nameOfId(id, known)).toBe(name)
})

test.each(['', '*', 'office-north', '${cognito-identity.amazonaws.com:sub}', 'eu-central-1:', ':'])(
  '%j is no ID and gets no name',
  (text) => {
    expect(nameOfId(text, known)).toBeUndefined()
  },
)
