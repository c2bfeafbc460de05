import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  AssociateSoftwareTokenCommand,
  CognitoIdentityProviderClient,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dynamoDbOf, queryAgents } from '../support/agentsQuery.ts'
import { type OperatedAws, operatedAws } from '../support/operatedAws.ts'
import { type SignedIn, signInOverHttp } from '../support/signInOverHttp.ts'

/** A week of an office's operator. Each step is one command, run as npm runs it. */
let local: OperatedAws
beforeAll(async () => {
  local = await operatedAws()
})
afterAll(() => local.close())

/** Runs `npm run SCRIPT -- … --local --json`, and returns its answer. */
function npmRun(script: 'users' | 'assign', ...words: string[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const at = ['--local', '--state', local.directory, '--json']
    const child = spawn(process.execPath, ['--import', 'tsx', `aws/cli/${script}.ts`, ...words, ...at], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('close', (status) => {
      if (status === 0) resolve(JSON.parse(stdout))
      else reject(new Error(`npm run ${script} -- ${words.join(' ')}: ${stderr}`))
    })
  })
}

/** A test reads an answer without a schema. */
type Answer = ReturnType<typeof JSON.parse>

function fileWith(name: string, content: string): string {
  const file = join(local.directory, name)
  writeFileSync(file, content)
  return file
}

/** The first sign-in with a temporary password. The user chooses a new one. */
function choosePassword(Username: string, temporary: string, password: string): Promise<void> {
  const { userPoolId: UserPoolId, userPoolClientId: ClientId, endpoint } = local.config
  const user = new CognitoUser({ Username, Pool: new CognitoUserPool({ UserPoolId, ClientId, endpoint }) })
  return new Promise((resolve, reject) => {
    user.authenticateUser(new AuthenticationDetails({ Username, Password: temporary }), {
      onSuccess: () => reject(new Error(`${temporary} is no temporary password`)),
      onFailure: reject,
      newPasswordRequired: () =>
        user.completeNewPasswordChallenge(password, {}, { onSuccess: () => resolve(), onFailure: reject }),
    })
  })
}

const passwords: Record<string, string> = {
  ana: 'Monday-Morning-1!',
  ben: 'Tuesday-Noon-22!',
  cleo: 'Friday-Evening-3!',
  chief: 'Sunday-Silence-4!',
}
const signIn = (name: string) => signInOverHttp(local.config, name, passwords[name])
const agentsOf = async (person: SignedIn) => {
  const { Items = [] } = await queryAgents(local.config, person, person.partition)
  return Items.map(({ fieldName }) => String(fieldName))
}

test('on Monday three administrators come and find their agents, one of them invited by mail', async () => {
  const people = fileWith('people.csv', 'username,email\nana,ana@example.com\nben,\ncleo,\n')
  const created: Answer[] = await npmRun('users', 'create', '--from', people)
  const invitation = local.messages.find(({ to }) => to === 'ana@example.com')?.text ?? ''
  for (const { username, temporaryPassword } of created) {
    const invited = /password is (\S+)/i.exec(invitation)?.[1]?.replace(/\.$/, '')
    await choosePassword(username, temporaryPassword ?? invited, passwords[username] ?? '')
  }
  const agents = { ana: ['Ash Owl', 'Birch Fox'], ben: ['Cedar Lynx'], cleo: ['Elm Hare', 'Fir Crow'] }
  for (const [name, fieldNames] of Object.entries(agents)) {
    const file = fileWith(`${name}.csv`, `fieldName\n${fieldNames.join('\n')}\n`)
    const { partition } = await signIn(name)
    const whom = local.config.partitionKey === 'principal-tag' ? [] : ['--to', partition]
    await npmRun('assign', file, ...whom, '--user', name, '--office', `Office ${name}`)
    expect(await agentsOf(await signIn(name))).toEqual(fieldNames)
  }
})

test('on Tuesday an agent moves from Ana’s office to Ben’s', async () => {
  const owl = fileWith('owl.csv', 'fieldName\nAsh Owl\n')
  await npmRun('assign', owl, '--move-from', 'Office ana', '--to', 'Office ben')
  expect(await agentsOf(await signIn('ana'))).toEqual(['Birch Fox'])
  expect(await agentsOf(await signIn('ben'))).toEqual(['Ash Owl', 'Cedar Lynx'])
})

test('on Wednesday Ana has forgotten her password', async () => {
  const { temporaryPassword } = await npmRun('users', 'new-password', 'ana')
  await expect(signIn('ana')).rejects.toThrow('Incorrect username or password')
  passwords.ana = 'Wednesday-Again-5!'
  await choosePassword('ana', temporaryPassword, passwords.ana)
  expect(await agentsOf(await signIn('ana'))).toEqual(['Birch Fox'])
})

test('on Thursday Ben has lost the phone with his authenticator app', async () => {
  await addAuthenticator(await signIn('ben'))
  await expect(signIn('ben')).rejects.toThrow('has an authenticator app')
  await npmRun('users', 'forget-app', 'ben')
  expect(await agentsOf(await signIn('ben'))).toEqual(['Ash Owl', 'Cedar Lynx'])
})

test('on Friday Cleo leaves, and her agents go to Ana', async () => {
  const cleo = await signIn('cleo')
  await npmRun('assign', '--move-from', 'Office cleo', '--to', 'Office ana')
  await npmRun('users', 'delete', 'cleo', '--yes')
  await expect(signIn('cleo')).rejects.toThrow()
  // Her AWS credentials are still valid, but give access to nothing any more.
  expect(await agentsOf(cleo)).toEqual([])
  expect(await agentsOf(await signIn('ana'))).toEqual(['Birch Fox', 'Elm Hare', 'Fir Crow'])
})

test('meanwhile a lead comes and goes', async () => {
  const lead = await npmRun('users', 'create', 'chief', '--lead')
  await choosePassword('chief', lead.temporaryPassword, passwords.chief ?? '')
  const everybody = new ScanCommand({ TableName: local.config.tableName })
  expect((await dynamoDbOf(local.config, await signIn('chief')).send(everybody)).Count).toBe(12 + 9 + 5)
  await npmRun('users', 'unlead', 'chief')
  await expect(dynamoDbOf(local.config, await signIn('chief')).send(everybody)).rejects.toThrow(
    'is not authorized to perform: dynamodb:Scan',
  )
})

test('and on Saturday everything is counted', async () => {
  const counted = (await npmRun('assign', '--list')).map(
    ({ officeName, username, agents: count }: Answer) => [officeName, username ?? null, count],
  )
  expect(counted).toEqual([
    ['Office ana', 'ana', 3],
    ['Office ben', 'ben', 2],
    ['Office cleo', null, 0],
    ['Office New', 'office-new', 0],
    ['Office North', 'office-north', 12],
    ['Office South', 'office-south', 9],
  ])
  expect(await npmRun('users', 'show', 'ben')).toMatchObject({ officeName: 'Office ben', agents: 2 })
})

async function addAuthenticator({ accessToken: AccessToken }: SignedIn): Promise<void> {
  const { region, endpoint } = local.config
  const client = new CognitoIdentityProviderClient({ region, endpoint })
  const { SecretCode = '' } = await client.send(new AssociateSoftwareTokenCommand({ AccessToken }))
  const UserCode = new TOTP({ secret: Secret.fromBase32(SecretCode) }).generate()
  await client.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }))
  const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true }
  await client.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings }))
  client.destroy()
}
