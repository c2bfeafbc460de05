import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as cloudFormation from '@aws-sdk/client-cloudformation'
import * as identityPool from '@aws-sdk/client-cognito-identity'
import * as userPool from '@aws-sdk/client-cognito-identity-provider'
import * as sts from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cloudFormationOperations } from '../../aws/local/cloudformation/operations.ts'
import { identityPoolOperations } from '../../aws/local/identity-pool/operations.ts'
import { stsOperations } from '../../aws/local/sts/operations.ts'
import { userPoolOperations } from '../../aws/local/user-pool/operations.ts'
import { type OperatedAws, operatedAws } from '../support/operatedAws.ts'
import { sendRaw } from '../support/sendRaw.ts'

let local: OperatedAws
beforeAll(async () => {
  local = await operatedAws()
})
afterAll(() => local.close())

const { resolve } = createRequire(import.meta.url)

/** The operations that the SDK does not sign, as the client's own source lists them. */
function unsignedIn(client: string): string[] {
  const file = resolve(client).replace(/dist-\w+\/.*/, 'dist-es/auth/httpAuthSchemeProvider.js')
  return [...readFileSync(file, 'utf8').matchAll(/case "(\w+)":/g)].map(([, name]) => String(name))
}

describe.each([
  ['@aws-sdk/client-cognito-identity', identityPool, identityPoolOperations],
  ['@aws-sdk/client-cognito-identity-provider', userPool, userPoolOperations],
  ['@aws-sdk/client-sts', sts, stsOperations],
  ['@aws-sdk/client-cloudformation', cloudFormation, cloudFormationOperations],
] as const)('%s', (client, sdk, operations) => {
  const commands = Object.keys(sdk).filter((name) => /^[A-Z]\w+Command$/.test(name))
  const named = commands.map((name) => name.slice(0, -'Command'.length))

  test('has no operation that is unknown here, and none that is public here and signed there', () => {
    const unsigned = new Set(unsignedIn(client))
    // CloudFormation has no such operations, and its client has no list of them.
    expect(unsigned.size).toBeGreaterThanOrEqual(client.endsWith('cloudformation') ? 0 : 2)
    const isPublic = (name: string) => operations.get(name)?.access === 'public'
    expect(named.filter(isPublic)).toEqual(named.filter((name) => unsigned.has(name)))
    expect([...operations.keys()].sort()).toEqual(named.sort())
  })
})

test('an operation that is not emulated says so to the operator, and to every caller where it needs no signature', async () => {
  const operator = new userPool.CognitoIdentityProviderClient(local.target.client)
  const create = new userPool.CreateGroupCommand({
    UserPoolId: local.config.userPoolId,
    GroupName: 'Trainees',
  })
  await expect(operator.send(create)).rejects.toMatchObject({
    name: expect.stringContaining('NotEmulated'),
    message: 'Not emulated by the local AWS: the operation CreateGroup',
  })
  const { status, json } = await sendRaw(local.endpoint, {
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.DeleteUser',
    },
    body: JSON.stringify({ AccessToken: 'x' }),
  })
  expect([status, json.__type]).toEqual([501, 'LocalAws#NotEmulated'])
})
