import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTarget } from '../../aws/cli/target/openTarget.ts'
import { writeOperatorProfile } from '../../aws/cli/target/operatorProfile.ts'
import { parseUserCommand } from '../../aws/cli/users/parseUserCommand.ts'
import { runUserCommand, userActions } from '../../aws/cli/users/runUserCommand.ts'
import { type OperatedAws, operatedAws } from '../support/operatedAws.ts'
import { signInOverHttp } from '../support/signInOverHttp.ts'

let local: OperatedAws

beforeAll(async () => {
  local = await operatedAws()
})
afterAll(() => local.close())

const create = (username: string, settings: { email?: string; lead?: boolean } = {}) =>
  runUserCommand(local.target, {
    name: 'create',
    username,
    email: settings.email,
    lead: settings.lead ?? false,
  })

describe('a new administrator', () => {
  test('signs in with the temporary password that is shown once, and has to choose another', async () => {
    const said = await create('office-east')
    const password = /good for a day: (\S+)/.exec(said)?.[1] ?? ''
    expect(password).toHaveLength(20)
    await expect(signInOverHttp(local.config, 'office-east', password)).rejects.toThrow(
      'has a temporary password',
    )
    expect(await runUserCommand(local.target, { name: 'list' })).toMatch(/office-east +FORCE_CHANGE_PASSWORD/)
  })

  test('is invited by mail, and the password is not shown', async () => {
    const said = await create('office-west', { email: 'west@example.com' })
    expect(said).toContain('An invitation is on its way to west@example.com.')
    expect(said).not.toContain('password')
    expect(local.messages.map(({ to }) => to)).toContain('west@example.com')
  })

  test('cannot take the name of another', async () => {
    await expect(create('office-north')).rejects.toThrow('There is a user office-north already')
  })

  test('joins the leads, and leaves them', async () => {
    expect(await create('chief', { lead: true })).toContain("In AgencyLeads: reads every office's agents.")
    const [pool] = local.aws.userPools.values()
    const groups = () => pool?.users.find('chief')?.groups
    expect(groups()).toEqual(['AgencyLeads'])
    await runUserCommand(local.target, { name: 'unlead', username: 'chief' })
    expect(groups()).toEqual([])
  })
})

test('a disabled administrator can no longer sign in, until enabled again', async () => {
  const username = 'office-south'
  const { idToken } = await signInOverHttp(local.config, username)
  expect(idToken).not.toBe('')
  await runUserCommand(local.target, { name: 'disable', username })
  await expect(signInOverHttp(local.config, username)).rejects.toThrow('User is disabled.')
  expect(await runUserCommand(local.target, { name: 'list' })).toMatch(/office-south +disabled/)
  await runUserCommand(local.target, { name: 'enable', username })
  expect((await signInOverHttp(local.config, username)).idToken).not.toBe('')
})

test.each(userActions)('there is nobody to %s by an unknown name', async (name) => {
  await expect(runUserCommand(local.target, { name, username: 'nobody' })).rejects.toThrow(
    'There is no user nobody in the local AWS',
  )
})

test('a sign-out that fails does not hide that somebody was disabled before it', async () => {
  const server = createServer((request, response) => {
    const fails = String(request.headers['x-amz-target']).endsWith('.AdminUserGlobalSignOut')
    response.writeHead(fails ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' })
    response.end(fails ? '{"__type":"AccessDeniedException","message":"You may not."}' : '{}')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const target = { ...local.target, client: { ...local.target.client, endpoint } }
  await expect(runUserCommand(target, { name: 'disable', username: 'office-east' })).rejects.toThrow(
    'office-east can no longer sign in, but goes on where they are signed in: You may not.\nRun this again.',
  )
  server.closeAllConnections()
  server.close()
})

describe('the command line', () => {
  const none = { lead: false }
  test.each([
    [['list'], none, { name: 'list' }],
    [['create', 'a'], none, { name: 'create', username: 'a', lead: false }],
    [
      ['create', 'a'],
      { email: 'a@example.com', lead: true },
      { name: 'create', username: 'a', email: 'a@example.com', lead: true },
    ],
    [['disable', 'a'], none, { name: 'disable', username: 'a' }],
  ])('%j %j is a command', (words, options, command) => {
    expect(parseUserCommand(words, options)).toEqual(command)
  })

  test.each([
    [[], none],
    [['create'], none],
    [['create', 'a', 'b'], none],
    [['disable'], none],
    [['list', 'a'], none],
    [['promote', 'a'], none],
    [['disable', 'a'], { lead: true }],
    [['list'], { lead: false, email: 'a@example.com' }],
  ])('%j %j is none', (words, options) => {
    expect(parseUserCommand(words, options)).toBeUndefined()
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

test('a local AWS that does not run is told from one that was never started', async () => {
  const stopped = await operatedAws()
  await stopped.close()
  await expect(openTarget({ local: true, state: stopped.directory, stack: '' })).rejects.toThrow('Start one')
  mkdirSync(stopped.directory)
  const { endpoint } = stopped
  const key = { accessKeyId: 'AKIA', secretAccessKey: 'x' }
  writeOperatorProfile(stopped.directory, { endpoint, region: 'eu-central-1', ...key })
  await expect(openTarget({ local: true, state: stopped.directory, stack: '' })).rejects.toThrow(
    'does not answer. Is the local AWS running? npm start',
  )
  rmSync(stopped.directory, { recursive: true })
})
