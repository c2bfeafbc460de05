import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTarget } from '../../aws/cli/target/openTarget.ts'
import { writeOperatorProfile } from '../../aws/cli/target/operatorProfile.ts'
import { runUserCommand } from '../../aws/cli/users/runUserCommand.ts'
import { parseUserCommand, type UserOptions, userActions } from '../../aws/cli/users/UserCommand.ts'
import { demoPassword } from '../../aws/seed/seedDemo.ts'
import { type OperatedAws, operatedAws } from '../support/operatedAws.ts'
import { type SignedIn, signInOverHttp } from '../support/signInOverHttp.ts'

let local: OperatedAws
let north: SignedIn

beforeAll(async () => {
  local = await operatedAws()
  north = await signInOverHttp(local.config, 'office-north')
})
afterAll(() => local.close())

/** Runs a command line, given as words and options, and returns its answer. */
const users = (words: string, options: UserOptions = {}, confirm?: Parameters<typeof runUserCommand>[2]) =>
  runUserCommand(local.target, parseUserCommand(words.split(' '), options), confirm)

function fileWith(content: string, extension = 'csv'): string {
  const file = join(local.directory, `people-${Math.random().toString(36).slice(2)}.${extension}`)
  writeFileSync(file, content)
  return file
}

/** A user whose password is the demo's. */
async function createConfirmed(username: string): Promise<void> {
  const [pool] = local.aws.userPools.values()
  await users(`create ${username}`)
  const { CognitoIdentityProviderClient, AdminSetUserPasswordCommand } = await import(
    '@aws-sdk/client-cognito-identity-provider'
  )
  const client = new CognitoIdentityProviderClient(local.target.client)
  const user = { UserPoolId: pool?.id, Username: username, Password: demoPassword, Permanent: true }
  await client.send(new AdminSetUserPasswordCommand(user))
  client.destroy()
}

describe('a new administrator', () => {
  test('signs in with the temporary password that is shown once, and has to choose another', async () => {
    const { text, data } = await users('create office-east')
    const password = /valid for a day: (\S+)/.exec(text)?.[1] ?? ''
    expect(password).toHaveLength(20)
    expect(text).toContain('Without an email address the user cannot get a new password alone')
    expect(data).toMatchObject({ username: 'office-east', temporaryPassword: password, email: null })
    await expect(signInOverHttp(local.config, 'office-east', password)).rejects.toThrow(
      'has a temporary password',
    )
    expect((await users('list')).text).toMatch(/office-east +FORCE_CHANGE_PASSWORD +no email address/)
  })

  test('is invited by mail, and the password is not shown', async () => {
    const { text, data } = await users('create office-west', { email: 'west@example.com' })
    expect(text).toContain('An invitation is on its way to west@example.com.')
    expect(text).not.toContain('password')
    expect(data).toMatchObject({ temporaryPassword: null })
    expect(local.messages.map(({ to }) => to)).toContain('west@example.com')
  })

  test('cannot take the name of another', async () => {
    await expect(users('create office-north')).rejects.toThrow('There is a user office-north already')
  })

  test('joins the leads, is listed among them, and leaves them, which ends the sessions', async () => {
    const { text } = await users('create chief', { lead: true })
    expect(text).toContain("In AgencyLeads: reads every office's agents.")
    expect((await users('list', { leads: true })).data).toMatchObject([
      { username: 'agency-lead' },
      { username: 'chief' },
    ])
    await users('unlead chief')
    expect((await users('list', { leads: true })).data).toMatchObject([{ username: 'agency-lead' }])

    await createConfirmed('deputy')
    await users('lead deputy')
    const { idToken } = await signInOverHttp(local.config, 'deputy')
    expect((await users('unlead deputy')).text).toContain('is no longer in AgencyLeads, and is signed out')
    await expect(credentialsFor(idToken)).rejects.toThrow('Token has been revoked')
  })
})

/** New AWS credentials for an earlier ID token. */
async function credentialsFor(idToken: string): Promise<unknown> {
  const { CognitoIdentityClient, GetIdCommand } = await import('@aws-sdk/client-cognito-identity')
  const { region, endpoint, identityPoolId: IdentityPoolId, userPoolId } = local.config
  const client = new CognitoIdentityClient({ region, endpoint })
  const Logins = { [`cognito-idp.${region}.amazonaws.com/${userPoolId}`]: idToken }
  return client.send(new GetIdCommand({ IdentityPoolId, Logins })).finally(() => client.destroy())
}

describe('an existing user', () => {
  test('is shown with all that is known', async () => {
    const { text, data } = await users('show office-north')
    expect(data).toEqual({
      username: 'office-north',
      officeName: 'Office North',
      status: 'CONFIRMED',
      enabled: true,
      groups: [],
      email: 'office-north@agency.example',
      emailVerified: true,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      changedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      authenticator: false,
      sub: north.sub,
      userId: north.partition,
      agents: 12,
    })
    for (const shown of ['Office North', 'CONFIRMED', 'office-north@agency.example', north.sub, '12']) {
      expect(text).toContain(shown)
    }
    expect((await users('show agency-lead')).data).toMatchObject({ groups: ['AgencyLeads'], agents: null })
  })

  test('is found by email address, by sub and by identity ID, and not by another value', async () => {
    for (const what of ['office-north@agency.example', north.sub, north.identityId]) {
      expect((await users(`find ${what}`)).text).toContain('office-north')
    }
    const nobody = ['nobody@example.com', '00000000-0000-4000-8000-000000000000']
    for (const what of nobody) expect((await users(`find ${what}`)).data).toEqual([])
    const identity = 'eu-central-1:00000000-0000-4000-8000-000000000000'
    expect((await users(`find ${identity}`)).text).toContain('is among no offices')
  })

  test('gets a new password, with which the sessions of before end', async () => {
    await createConfirmed('forgetful')
    const { idToken } = await signInOverHttp(local.config, 'forgetful')
    const { text, data } = await users('new-password forgetful')
    const password = /shown once: (\S+)/.exec(text)?.[1] ?? ''
    expect(data).toEqual({ username: 'forgetful', temporaryPassword: password })
    await expect(signInOverHttp(local.config, 'forgetful')).rejects.toThrow('Incorrect username or password')
    await expect(signInOverHttp(local.config, 'forgetful', password)).rejects.toThrow(
      'has a temporary password',
    )
    await expect(credentialsFor(idToken)).rejects.toThrow('Token has been revoked')
  })

  test('gets another email address, which counts as verified', async () => {
    await users('set-email office-new new@example.com')
    expect((await users('show office-new')).data).toMatchObject({
      email: 'new@example.com',
      emailVerified: true,
    })
  })

  test('is deleted only by an operator who types the name, and the agents stay', async () => {
    const asked: string[] = []
    const answering = (answer: string) => async (question: string, expected: string) => {
      asked.push(question)
      return answer === expected
    }
    expect((await users('delete office-south', {}, answering('yes'))).text).toContain('was not deleted')
    expect((await users('show office-south')).data).toMatchObject({ agents: 9 })
    expect(asked[0]).toContain('Their 9 agents stay in the table')
    const { text, data } = await users('delete office-south', {}, answering('office-south'))
    expect(text).toContain('was deleted')
    expect(data).toMatchObject({ deleted: true, agents: 9, userId: expect.any(String) })
    await expect(users('show office-south')).rejects.toThrow('There is no user office-south')
    // The office keeps its name while it has agents. A new user with that name is another person.
    const south = { officeName: 'Office South', username: undefined, agents: 9 }
    expect((await users('offices')).data).toContainEqual(expect.objectContaining(south))
    await users('create office-south')
    expect((await users('show office-south')).data).toMatchObject({ officeName: null })
  })

  test('can no longer sign in once disabled, until enabled again', async () => {
    await createConfirmed('office-far')
    expect((await signInOverHttp(local.config, 'office-far')).idToken).not.toBe('')
    await users('disable office-far')
    await expect(signInOverHttp(local.config, 'office-far')).rejects.toThrow('User is disabled.')
    expect((await users('list')).text).toMatch(/office-far +disabled/)
    await users('enable office-far')
    expect((await signInOverHttp(local.config, 'office-far')).idToken).not.toBe('')
  })
})

describe('the offices', () => {
  test('are listed with their users and the number of their agents', async () => {
    const { text, data } = await users('offices')
    expect(data).toContainEqual({
      officeName: 'Office North',
      username: 'office-north',
      userId: north.partition,
      agents: 12,
    })
    expect(text).toMatch(/Office North +office-north +12 {2}\S+/)
  })

  test('go into a file, and a name that a spreadsheet would calculate does not', async () => {
    await users('office =HYPERLINK("x")', { to: north.identityId, user: 'office-north' })
    const file = join(local.directory, 'offices.csv')
    await users('offices', { export: file })
    const [head, ...rows] = readFileSync(file, 'utf8').split('\r\n')
    expect(head).toBe('userId,officeName,username,agents')
    expect(rows.find((row) => row.includes('office-north'))).toBe(
      `${north.partition},"'=HYPERLINK(""x"")",office-north,12`,
    )
    const json = join(local.directory, 'offices.json')
    await users('offices', { export: json })
    expect(JSON.parse(readFileSync(json, 'utf8'))).toContainEqual(
      expect.objectContaining({ officeName: '=HYPERLINK("x")' }),
    )
    await users('office North', { to: north.identityId })
    expect((await users('show office-north')).data).toMatchObject({ officeName: 'North' })
  })

  test('are none in a stack of before there was a table for them, where everything else works', async () => {
    const config = { ...local.target.config, officesTableName: 'NoSuchTable' }
    const older = { ...local.target, config }
    expect((await runUserCommand(older, { name: 'offices', exportTo: undefined })).data).toEqual([])
    const show = await runUserCommand(older, { name: 'show', username: 'office-north' })
    expect(show.data).toMatchObject({ username: 'office-north', officeName: null })
    await expect(
      runUserCommand(older, parseUserCommand(['office', 'North'], { to: north.identityId })),
    ).rejects.toThrow('There is no table NoSuchTable yet for the names of offices. Make it: npm run deploy')
  })

  test('cannot be those of an identity or a user that is not there', async () => {
    const nobody = 'eu-central-1:00000000-0000-4000-8000-000000000000'
    await expect(users('office Nowhere', { to: nobody })).rejects.toThrow('Nobody has the identity ID')
    const unknown = { to: north.identityId, user: 'nobody' }
    await expect(users('office Nowhere', unknown)).rejects.toThrow('There is no user nobody')
  })
})

describe('people of a file', () => {
  test('are created, each with an invitation or a temporary password', async () => {
    const file = fileWith(
      'username;email;lead;office\r\nana;ana@example.com;;Office Ana\r\nben;;;\r\ncleo;cleo@example.com;yes;\r\n;;;\r\n',
    )
    const { text, data } = await users('create', { from: file })
    expect(data).toMatchObject([
      { username: 'ana', email: 'ana@example.com', temporaryPassword: null, lead: false },
      { username: 'ben', email: null, temporaryPassword: expect.any(String), lead: false },
      { username: 'cleo', lead: true },
    ])
    expect(text).toContain("--office 'Office Ana'")
    expect((await users('list', { leads: true })).text).toContain('cleo')
  })

  test('are all refused for one fault, each of which is named with its line', async () => {
    const file = fileWith(
      'username,email\noffice west,w@example.com\ndora,no address\noffice-north,\nemil,\nEMIL,\n,x@example.com\n',
    )
    await expect(users('create', { from: file })).rejects.toMatchObject({
      faults: [
        expect.stringMatching(/^line 2: "office west" is not a user name/),
        'line 3: "no address" is not an email address',
        'line 4: there is a user office-north already',
        'line 6: EMIL is in line 5 already',
        'line 7: username is missing',
      ],
    })
    await expect(users('show emil')).rejects.toThrow('There is no user emil')
  })

  test.each([
    ['an unknown column', 'name\nana\n', 'there is no name of a person, only username, email, lead, office'],
    ['nobody', 'username\n', 'there is nobody in it'],
    ['a lead with an office', 'username,lead,office\nzoe,yes,Zurich\n', 'zoe is a lead, who has no office'],
    ['neither yes nor no', 'username,lead\nzoe,perhaps\n', 'lead is neither yes nor no'],
  ])('are refused with %s', async (_, content, sentence) => {
    await expect(users('create', { from: fileWith(content) })).rejects.toThrow(sentence)
  })

  test('that fail half-way leave their passwords on the screen', async () => {
    const file = fileWith('username,email\nfirst-one,\nsecond-one,\n')
    let created = 0
    const server = createServer((request, response) => {
      const operation = String(request.headers['x-amz-target']).split('.')[1]
      const fails = operation === 'AdminCreateUser' && ++created > 1
      response.writeHead(fails ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' })
      response.end(
        fails
          ? '{"__type":"NotAuthorizedException","message":"You may not."}'
          : '{"Users":[],"User":{"Attributes":[]}}',
      )
    })
    const endpoint = await listen(server)
    const target = { ...local.target, client: { ...local.target.client, endpoint } }
    await expect(runUserCommand(target, { name: 'create-from', file })).rejects.toThrow(
      /first-one was created[\s\S]*valid for a day: \S{20}[\s\S]*Not created: second-one\. You may not\./,
    )
    server.closeAllConnections()
    server.close()
  })
})

async function listen(server: ReturnType<typeof createServer>): Promise<string> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test.each(userActions)('%s refuses an unknown name', async (name) => {
  await expect(runUserCommand(local.target, { name, username: 'nobody' })).rejects.toThrow(
    'There is no user nobody in the local AWS',
  )
})

test.each([
  [
    'disable',
    'office-east can no longer sign in, but is still signed in where they were: You may not.\nRun this again.',
  ],
  ['unlead', 'office-east is no longer in AgencyLeads, but is still signed in where they were: You may not.'],
  ['new-password', 'Temporary password, shown once: '],
] as const)('a sign-out that fails does not hide what %s did before it', async (name, sentence) => {
  const server = createServer((request, response) => {
    const fails = String(request.headers['x-amz-target']).endsWith('.AdminUserGlobalSignOut')
    response.writeHead(fails ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' })
    response.end(fails ? '{"__type":"AccessDeniedException","message":"You may not."}' : '{}')
  })
  const endpoint = await listen(server)
  const target = { ...local.target, client: { ...local.target.client, endpoint } }
  await expect(runUserCommand(target, { name, username: 'office-east' })).rejects.toThrow(sentence)
  server.closeAllConnections()
  server.close()
})

describe('the command line', () => {
  test.each([
    [['list'], {}, { name: 'list', leads: false }],
    [['create', 'a'], {}, { name: 'create', username: 'a', lead: false }],
    [
      ['create', 'a'],
      { email: 'a@example.com', lead: true },
      { name: 'create', username: 'a', email: 'a@example.com', lead: true },
    ],
    [['create'], { from: 'people.csv' }, { name: 'create-from', file: 'people.csv' }],
    [['disable', 'a'], {}, { name: 'disable', username: 'a' }],
    [['set-email', 'a', 'a@example.com'], {}, { name: 'set-email', username: 'a', email: 'a@example.com' }],
    [['offices'], { export: 'o.csv' }, { name: 'offices', exportTo: 'o.csv' }],
  ])('%j %j is a command', (words, options, command) => {
    expect(parseUserCommand(words, options)).toMatchObject(command)
  })

  test.each([
    [[], {}, 'Say what to do'],
    [['create'], {}, 'create is written: users create NAME'],
    [['create', 'a', 'b'], {}, 'create is written'],
    [['create', 'a'], { from: 'f.csv' }, 'not both'],
    [['create'], { from: 'f.csv', lead: true }, 'create --from does not take --lead'],
    [['create', 'a b'], {}, 'is not a user name'],
    [['create', 'a'], { email: 'nonsense' }, 'is not an email address'],
    [['disable'], {}, 'disable is written: users disable NAME'],
    [['disable', ''], {}, 'disable is written: users disable NAME'],
    [['list', 'a'], {}, 'list is written: users list'],
    [['promote', 'a'], {}, 'There is no command promote'],
    [['constructor', 'a'], {}, 'There is no command constructor'],
    [['disable', 'a'], { lead: true }, 'disable does not take --lead'],
    [['list'], { email: 'a@example.com' }, 'list does not take --email'],
    [['office', 'North'], {}, '--to ID'],
  ])('%j %j is none, and says why', (words, options, sentence) => {
    expect(() => parseUserCommand(words, options)).toThrow(sentence)
    expect(() => parseUserCommand(words, options)).toThrow(expect.objectContaining({ name: 'UsageError' }))
  })

  test('ends in one sentence when there is no local AWS', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'aws/cli/users.ts', 'list', '--local', '--state', '/nowhere'],
      { encoding: 'utf8' },
    )
    expect(status).toBe(1)
    expect(stderr.trim()).toBe('There is no local AWS in /nowhere. Start one: npm start')
  })
})

test('the message for a local AWS that does not run differs from the one for a local AWS that was never started', async () => {
  const stopped = await operatedAws()
  await stopped.close()
  await expect(openTarget({ local: true, state: stopped.directory, stack: '' })).rejects.toThrow('Start one')
  mkdirSync(stopped.directory)
  const { endpoint } = stopped
  const key = { accessKeyId: 'AKIA', secretAccessKey: 'x' }
  writeOperatorProfile(stopped.directory, { endpoint, region: 'eu-central-1', ...key })
  await expect(openTarget({ local: true, state: stopped.directory, stack: '' })).rejects.toThrow(
    /does not answer \(\w+\)\. Is the local AWS running\? npm start/,
  )
  rmSync(stopped.directory, { recursive: true })
})
