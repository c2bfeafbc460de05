import { CognitoIdentityClient, DescribeIdentityCommand } from '@aws-sdk/client-cognito-identity'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OperatedAws, operatedAws } from '../support/operatedAws.ts'
import { sendRaw } from '../support/sendRaw.ts'
import { type SignedIn, signInOverHttp } from '../support/signInOverHttp.ts'

let local: OperatedAws
let north: SignedIn

beforeAll(async () => {
  local = await operatedAws()
  north = await signInOverHttp(local.config, 'office-north')
})
afterAll(() => local.close())

test('tells an operator the provider of an identity, and not its user', async () => {
  const operator = new CognitoIdentityClient(local.target.client)
  const command = new DescribeIdentityCommand({ IdentityId: north.identityId })
  const { $metadata, ...answer } = await operator.send(command)
  expect(answer).toEqual({
    IdentityId: north.identityId,
    Logins: [`cognito-idp.eu-central-1.amazonaws.com/${local.config.userPoolId}`],
  })
})

test.each([
  ['that nobody has', 'eu-central-1:00000000-0000-4000-8000-000000000000', 'ResourceNotFoundException'],
  ['that is none', 'office-north', 'ValidationException'],
])('says of an ID %s that it is not there', async (_, IdentityId, name) => {
  const operator = new CognitoIdentityClient(local.target.client)
  await expect(operator.send(new DescribeIdentityCommand({ IdentityId }))).rejects.toMatchObject({ name })
})

test('tells nothing to an administrator, nor to a caller without a signature', async () => {
  const { region, endpoint } = local.target.client
  const { credentials } = north
  const person = new CognitoIdentityClient({ region, ...(endpoint && { endpoint }), credentials })
  const command = new DescribeIdentityCommand({ IdentityId: north.identityId })
  await expect(person.send(command)).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining('is not authorized to perform: cognito-identity:DescribeIdentity'),
  })
  const { status, json } = await sendRaw(local.endpoint, {
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityService.DescribeIdentity',
    },
    body: JSON.stringify({ IdentityId: north.identityId }),
  })
  expect([status, json.__type]).toEqual([400, expect.stringContaining('MissingAuthenticationToken')])
})
