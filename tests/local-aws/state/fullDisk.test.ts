import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CognitoIdentityClient, GetIdCommand } from '@aws-sdk/client-cognito-identity'
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { LocalEvent } from '../../../aws/local/LocalEvent.ts'
import { signInToUserPool } from '../../../aws/prove/signInToUserPool.ts'
import { demoPassword } from '../../../aws/seed/seedDemo.ts'
import { faultyFileSystem } from '../../support/faultyFileSystem.ts'
import { serveTestAws, type TestAws } from '../../support/serveTestAws.ts'

const directory = mkdtempSync(join(tmpdir(), 'leading-keys-'))
const disk = faultyFileSystem()
let local: TestAws

beforeAll(async () => {
  local = await serveTestAws({ directory, fileSystem: disk.fs })
})
afterEach(() => disk.heal())
afterAll(async () => {
  await local.close()
  rmSync(directory, { recursive: true })
})

function operator(maxAttempts: number): DynamoDBClient {
  const { region, endpoint } = local.config
  return new DynamoDBClient({ region, endpoint, credentials: local.aws.operatorKey, maxAttempts })
}

const put = (fieldName: string) =>
  new PutItemCommand({
    TableName: 'AgentsTable',
    Item: { userId: { S: 'full' }, fieldName: { S: fieldName }, notes: { S: 'x'.repeat(200_000) } },
  })

async function isThere(fieldName: string): Promise<boolean> {
  const Key = { userId: { S: 'full' }, fieldName: { S: fieldName } }
  return (await operator(1).send(new GetItemCommand({ TableName: 'AgentsTable', Key }))).Item !== undefined
}

async function restart(): Promise<void> {
  await local.close()
  local = await serveTestAws({ directory, fileSystem: disk.fs })
}

test('an item that cannot be written is answered with InternalServerError, and is not there', async () => {
  disk.fill()
  await expect(operator(1).send(put('nobody'))).rejects.toMatchObject({
    name: 'InternalServerError',
    $metadata: { httpStatusCode: 500 },
  })
  expect(await isThere('nobody')).toBe(false)
  const failures = local.events.filter(({ kind }) => kind === 'failure') as (LocalEvent & { error: Error })[]
  expect(failures.at(-1)?.error.message).toMatch(/state\.journal cannot be written: ENOSPC/)
  disk.heal()
  await restart()
  expect(await isThere('nobody')).toBe(false)
})

test('the SDK tries again by itself, and has the item written once there is space', async () => {
  disk.fill()
  const soon = setInterval(() => {
    if (local.events.some(({ kind }) => kind === 'failure')) disk.heal()
  }, 1)
  local.events.length = 0
  await operator(5).send(put('somebody'))
  clearInterval(soon)
  expect(local.events.filter(({ kind }) => kind === 'failure')).not.toEqual([])
  await restart()
  expect(await isThere('somebody')).toBe(true)
})

/** A user of the pool who has no identity yet. */
async function createUser(Username: string): Promise<void> {
  const UserPoolId = local.config.userPoolId
  await pools().send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' }))
  await setPassword(Username, demoPassword)
}

function setPassword(Username: string, Password: string) {
  const UserPoolId = local.config.userPoolId
  return pools().send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }))
}

function pools(): CognitoIdentityProviderClient {
  const { region, endpoint } = local.config
  return new CognitoIdentityProviderClient({
    region,
    endpoint,
    credentials: local.aws.operatorKey,
    maxAttempts: 1,
  })
}

const internalError = { name: 'InternalErrorException', $metadata: { httpStatusCode: 500 } }

test('an identity ID that cannot be written is not given out, and the next one stays', async () => {
  await createUser('newcomer')
  const { region, userPoolId, identityPoolId: IdentityPoolId } = local.config
  const { idToken } = await signInToUserPool(local.config, { username: 'newcomer', password: demoPassword })
  const Logins = { [`cognito-idp.${region}.amazonaws.com/${userPoolId}`]: idToken }
  const getId = () => {
    const client = new CognitoIdentityClient({ region, endpoint: local.config.endpoint, maxAttempts: 1 })
    return client.send(new GetIdCommand({ IdentityPoolId, Logins }))
  }
  disk.fill()
  await expect(getId()).rejects.toMatchObject(internalError)
  await expect(getId()).rejects.toMatchObject(internalError)
  disk.heal()
  const { IdentityId } = await getId()
  await restart()
  expect((await getId()).IdentityId).toBe(IdentityId)
})

test('a sign-in whose tokens cannot be kept succeeds with the same answer once there is space', async () => {
  await createUser('patient')
  const credentials = { username: 'patient', password: demoPassword }
  disk.fill()
  const sent: { body: string; headers: Headers }[] = []
  const { fetch } = globalThis
  globalThis.fetch = async (url, init) => {
    const request = new Request(url, init)
    sent.push({ body: await request.clone().text(), headers: request.headers })
    return fetch(request)
  }
  await expect(signInToUserPool(local.config, credentials)).rejects.toMatchObject({
    name: 'InternalErrorException',
  })
  globalThis.fetch = fetch
  disk.heal()
  const [answer] = sent.slice(-1)
  const again = () => fetch(local.config.endpoint, { method: 'POST', ...answer })
  expect((await again()).status).toBe(200)
  // The answer was valid for this one use.
  expect((await again()).status).toBe(400)
})

test('a password that was refused with 500 does not work, and the one before it does', async () => {
  await createUser('changer')
  disk.fill()
  await expect(setPassword('changer', 'Another-Horse-2!')).rejects.toMatchObject(internalError)
  disk.heal()
  const signIn = (password: string) => signInToUserPool(local.config, { username: 'changer', password })
  await expect(signIn('Another-Horse-2!')).rejects.toThrow('Incorrect username or password.')
  await signIn(demoPassword)
  await restart()
  await expect(signIn('Another-Horse-2!')).rejects.toThrow('Incorrect username or password.')
  await signIn(demoPassword)
})
