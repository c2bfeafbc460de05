import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AssignOptions, parseAssignCommand } from '../../../aws/cli/assign/AssignCommand.ts'
import { type Assignment, assign } from '../../../aws/cli/assign/assign.ts'
import { runAssignCommand } from '../../../aws/cli/assign/runAssignCommand.ts'
import { runUserCommand } from '../../../aws/cli/users/runUserCommand.ts'
import { demoPassword } from '../../../aws/seed/seedDemo.ts'
import { queryAgents } from '../../support/agentsQuery.ts'
import { type OperatedAws, operatedAws } from '../../support/operatedAws.ts'
import { type SignedIn, signInOverHttp } from '../../support/signInOverHttp.ts'

let local: OperatedAws
let south: SignedIn
let north: SignedIn

beforeAll(async () => {
  local = await operatedAws()
  south = await signInOverHttp(local.config, 'office-south')
  north = await signInOverHttp(local.config, 'office-north')
})
afterAll(() => local.close())

let files = 0
/** A new file with this content. */
function fileWith(content: string | Uint8Array, extension = 'csv'): string {
  files += 1
  const file = join(local.directory, `agents-${files}.${extension}`)
  writeFileSync(file, content)
  return file
}

function run(file: string, settings: Partial<Assignment> = {}, signal = new AbortController().signal) {
  return assign(
    local.target,
    {
      file,
      person: { identityId: south.identityId },
      name: 'assign',
      office: undefined,
      replace: false,
      resume: false,
      ...settings,
    },
    { onProgress: () => {}, onWarning: () => {}, signal },
  )
}

async function namesOfSouth(): Promise<string[]> {
  const { Items = [] } = await queryAgents(local.config, south, south.identityId)
  return Items.map(({ fieldName }) => String(fieldName))
}

describe('agents of a file', () => {
  test('reach the administrator, who sees them at once; and are taken back by the same file', async () => {
    const before = await namesOfSouth()
    const file = fileWith(
      'fieldName,realName,status,station,clearance,missions,lastContact,notes\r\nPaper Kite,"Weber, Ada",undercover,Graz,4,12,2026-11-20T08:30:00Z,\r\n"Quiet ""Q"" Lark",,,,,,,"two\nlines"\r\n',
    )
    expect(await run(file)).toMatchObject({ total: 2, before: 0, replaced: 0 })
    expect(await namesOfSouth()).toEqual([...before, 'Paper Kite', 'Quiet "Q" Lark'].sort())
    const { Items = [] } = await queryAgents(local.config, south, south.identityId)
    expect(Items.find(({ fieldName }) => fieldName === 'Paper Kite')).toMatchObject({
      userId: south.identityId,
      status: 'undercover',
      clearance: 4,
      missions: 12,
    })
    expect(existsSync(`${file}.journal`)).toBe(false)

    expect(await run(file, { name: 'unassign' })).toMatchObject({ total: 2 })
    expect(await namesOfSouth()).toEqual(before)
  })

  test.each([
    ['semicolons', 'fieldName;station\nSemi Colon;Bern\n', 'csv'],
    ['a byte order mark', '\uFEFFfieldName,station\nSemi Colon,Bern\n', 'csv'],
    ['JSON', '[{"fieldName":"Semi Colon","station":"Bern","clearance":3}]', 'json'],
  ])('may come with %s', async (_, content, extension) => {
    const file = fileWith(content, extension)
    await run(file)
    expect(await namesOfSouth()).toContain('Semi Colon')
    await run(file, { name: 'unassign' })
  })

  test('that are there already are replaced only when that is asked for', async () => {
    const file = fileWith('fieldName,station\nTwice Told,Oslo\n')
    await run(file)
    await expect(run(file)).rejects.toThrow(
      'They have Twice Told already. Nothing was written. To let the file take the place of what is there: --replace',
    )
    expect(await run(file, { replace: true })).toMatchObject({ replaced: 1 })
    await run(file, { name: 'unassign' })
    await expect(run(file, { name: 'unassign' })).rejects.toThrow(
      'They do not have Twice Told. Nothing was taken away',
    )
  })
})

describe('a faulty file', () => {
  test('is refused whole, with every fault and its line', async () => {
    const before = await namesOfSouth()
    const file = fileWith(
      'fieldName,clearance,status,lastContact\nGood One,3,active,2026-01-01\nToo High,9,active,\n,1,,\nToo High,2,sleeping,soon\n',
    )
    await expect(run(file)).rejects.toMatchObject({
      faults: [
        'line 3: clearance is not from 1 to 5',
        'line 4: fieldName is missing, or blank',
        'line 5: status is none of active, undercover, on-leave, compromised, retired',
        'line 5: lastContact is not a time such as 2026-11-20T08:30:00Z',
      ],
    })
    expect(await namesOfSouth()).toEqual(before)
    expect(existsSync(`${file}.journal`)).toBe(false)
  })

  test.each([
    ['the same name twice', 'fieldName\nOne\nTwo\nOne\n', 'csv', 'line 4: One is in line 2 already'],
    [
      'a column that no agent has',
      'fieldName,password\nOne,x\n',
      'csv',
      'line 2: there is no password of an agent',
    ],
    [
      "somebody else's key",
      '[{"fieldName":"One","userId":"x"}]',
      'json',
      'number 1: there is no userId of an agent',
    ],
    [
      'a line that is too short',
      'fieldName,station\nOne\n',
      'csv',
      'line 2 has fewer values than there are columns: 1 of 2',
    ],
    ['a quote without end', 'fieldName\n"One\n', 'csv', 'is not CSV: Quote Not Closed'],
    ['a missing column', 'name\nOne\n', 'csv', 'line 2: fieldName is missing'],
    ['no agent', 'fieldName\n', 'csv', 'there is no agent in it'],
    ['something other than a list', '{"fieldName":"One"}', 'json', 'is not a list'],
    ['half of a list', '[{"fieldName":', 'json', 'is not JSON'],
    ['an unknown form', 'fieldName', 'txt', 'is none of .csv, .tsv, .json and .jsonl'],
    [
      'a name too long for a key',
      `[{"fieldName":"${'é'.repeat(600)}"}]`,
      'json',
      'is longer than 1,024 bytes',
    ],
  ])('with %s says so', async (_, content, extension, fault) => {
    await expect(run(fileWith(content, extension))).rejects.toThrow(fault)
  })

  test('in another encoding, or not there, says so', async () => {
    await expect(run(fileWith(Buffer.from('fieldName\nM\xfcller\n', 'latin1')))).rejects.toThrow(
      'is not UTF-8',
    )
    await expect(run('/nowhere/agents.csv')).rejects.toThrow('/nowhere/agents.csv cannot be read')
  })
})

describe('an administrator', () => {
  const file = () => fileWith('fieldName\nNobody\n')
  test.each([
    ['a bare UUID', () => south.identityId.slice('eu-central-1:'.length), 'is a bare UUID'],
    ["the user pool's sub", () => south.sub, 'is a bare UUID'],
    ["the identity pool's ID", () => local.config.identityPoolId, "is the identity pool's ID"],
    [
      'an identity of another Region',
      () => south.identityId.replace('eu-central-1', 'us-east-1'),
      'another Region',
    ],
    ["a user's name", () => 'office-south', 'There is no office office-south in the local AWS'],
    [
      'an identity that nobody has',
      () => `eu-central-1:${south.sub}`,
      'in the local AWS. Their Access page shows theirs',
    ],
  ])('is not named by %s', async (_, identityId, why) => {
    await expect(run(file(), { person: { identityId: identityId() } })).rejects.toThrow(why)
  })

  test('signs in to the user pool of this stack', async () => {
    const config = { ...local.target.config, userPoolId: 'eu-central-1_Another00' }
    const person = { identityId: south.identityId }
    const settings = {
      file: file(),
      person,
      name: 'assign',
      office: undefined,
      replace: false,
      resume: false,
    } as const
    const watch = { onProgress: () => {}, onWarning: () => {}, signal: new AbortController().signal }
    await expect(assign({ ...local.target, config }, settings, watch)).rejects.toThrow(
      'who signs in to another user pool, not to eu-central-1_Another00',
    )
  })

  test('has to be named once, and by the key of this stack', async () => {
    await expect(run(file(), { person: {} })).rejects.toThrow('Say to whom')
    await expect(run(file(), { person: { user: 'agency-lead' } })).rejects.toThrow(
      'Agents are under identity IDs here',
    )
    const nobody = { identityId: south.identityId, user: 'nobody' }
    await expect(run(file(), { person: nobody })).rejects.toThrow('There is no user nobody')
  })

  test.each([
    ['the name of their office', { identityId: 'Office South' }],
    ['the name of the user whose office is known', { user: 'office-south' }],
  ])('may be named by %s', async (_, person) => {
    expect(await run(file(), { person })).toMatchObject({ userId: south.identityId })
    await run(file(), { person, name: 'unassign' })
  })
})

describe('a run that is interrupted', () => {
  const hundred = JSON.stringify(
    Array.from({ length: 100 }, (_, index) => ({ fieldName: `Interrupted ${index}` })),
  )

  test('says which agents are assigned, and continues where it stopped', async () => {
    const file = fileWith(hundred, 'json')
    const stop = new AbortController()
    const before = (await namesOfSouth()).length
    const running = assign(
      local.target,
      {
        file,
        person: { identityId: south.identityId },
        name: 'assign',
        office: undefined,
        replace: false,
        resume: false,
      },
      { onProgress: (done) => done === 50 && stop.abort(), onWarning: () => {}, signal: stop.signal },
    )
    await expect(running).rejects.toThrow('50 of 100 are done, the others are not')
    expect(await namesOfSouth()).toHaveLength(before + 50)
    expect(statSync(`${file}.journal`).mode & 0o777).toBe(0o600)

    await expect(run(file, { replace: true })).rejects.toThrow('An earlier run has not finished')
    await expect(run(file, { resume: true, name: 'unassign' })).rejects.toThrow('has changed since the run')
    await expect(run(file, { resume: true, person: { identityId: north.identityId } })).rejects.toThrow(
      'has changed since the run',
    )
    expect(await run(file, { resume: true })).toMatchObject({ total: 100, before: 50, replaced: null })
    expect(await namesOfSouth()).toHaveLength(before + 100)
    await run(file, { name: 'unassign' })
  })

  test('is not resumed with another file, nor when there was none', async () => {
    const file = fileWith('fieldName\nNever Begun\n')
    await expect(run(file, { resume: true })).rejects.toThrow('There is nothing to resume')
    writeFileSync(`${file}.journal`, `${'0'.repeat(64)}\n25\n`)
    await expect(run(file, { resume: true })).rejects.toThrow('has changed since the run')
  })
})

test('in a stack keyed by the principal tag, agents reach a user by name, and before the first sign-in', async () => {
  const tagged = await operatedAws({ PartitionKey: 'principal-tag' })
  try {
    const settings = { name: 'assign', office: undefined, replace: false, resume: false } as const
    const watch = { onProgress: () => {}, onWarning: () => {}, signal: new AbortController().signal }
    const give = (person: Assignment['person']) =>
      assign(tagged.target, { file: fileWith('fieldName\nTagged One\n'), person, ...settings }, watch)

    const west = { username: 'office-west', email: undefined, lead: false, office: undefined }
    await runUserCommand(tagged.target, { name: 'create', ...west })
    expect(await give({ user: 'office-west' })).toMatchObject({ total: 1 })
    const password = { Username: 'office-west', Password: demoPassword, Permanent: true }
    const pool = new CognitoIdentityProviderClient(tagged.target.client)
    await pool.send(new AdminSetUserPasswordCommand({ UserPoolId: tagged.config.userPoolId, ...password }))
    pool.destroy()
    const newcomer = await signInOverHttp(tagged.config, 'office-west')
    expect((await queryAgents(tagged.config, newcomer, newcomer.sub)).Count).toBe(1)

    const north = await signInOverHttp(tagged.config, 'office-north')
    expect(await give({ user: 'office-north' })).toMatchObject({ userId: north.sub, total: 1 })
    const { Items = [] } = await queryAgents(tagged.config, north, north.sub)
    expect(Items.map(({ fieldName }) => fieldName)).toContain('Tagged One')

    await expect(give({ user: 'nobody' })).rejects.toThrow('There is no user nobody')
    await expect(give({ identityId: north.identityId })).rejects.toThrow(
      '--user NAME instead of an identity ID',
    )
  } finally {
    await tagged.close()
  }
})

describe('an administrator’s agents', () => {
  const watch = (warnings: string[] = []) => ({
    onProgress: () => {},
    onWarning: (sentence: string) => warnings.push(sentence),
    signal: new AbortController().signal,
  })
  const command = (words: string[], options: AssignOptions, warnings?: string[]) =>
    runAssignCommand(local.target, parseAssignCommand(words, options), watch(warnings))

  test('are named when another administrator gets the same agents', async () => {
    const file = fileWith('fieldName\nGlacier Owl\nNobody Elses\n')
    const warnings: string[] = []
    const { text } = await command([file], { to: 'Office South' }, warnings)
    expect(warnings).toEqual([
      'Office North has Glacier Owl already, and will have them as well. To move agents instead: --move-from',
    ])
    expect(text).toBe(`2 agents assigned to Office South (${south.identityId}) in the local AWS.`)
    await command([file], { to: 'Office South', unassign: true })
  })

  test('do not get another agent whose name looks the same', async () => {
    const file = fileWith('fieldName\nGlacier\u00a0Owl\n')
    await expect(command([file], { to: 'Office North' })).rejects.toThrow(
      'Glacier\u00a0Owl differs only in spaces or in its Unicode form from Glacier Owl, whom they have already',
    )
  })

  test.each(['csv', 'json'])(
    'are exported to a .%s file that can be assigned to another administrator',
    async (extension) => {
      const file = join(local.directory, `north-${extension}.${extension}`)
      const { text, data } = await command([], { export: file, of: 'Office North' })
      expect(text).toContain('12 agents of Office North')
      expect(data).toMatchObject({ userId: north.identityId, agents: 12 })
      expect(statSync(file).mode & 0o777).toBe(0o600)
      const exported = readFileSync(file, 'utf8')
      expect(exported).toContain('realName')
      expect(exported).not.toContain(north.identityId)
      const before = (await namesOfSouth()).length
      expect(await run(file)).toMatchObject({ total: 12 })
      expect(await namesOfSouth()).toHaveLength(before + 12)
      await run(file, { name: 'unassign' })
    },
  )

  test('are counted by office, those of no office as well', async () => {
    const lead = await signInOverHttp(local.config, 'agency-lead')
    const file = fileWith('fieldName\nStray\n')
    await command([file], { to: lead.identityId })
    const { text, data } = await command([], { list: true })
    expect(data).toEqual([
      expect.objectContaining({ officeName: 'Office New', agents: 0 }),
      expect.objectContaining({ officeName: 'Office North', agents: 12, userId: north.identityId }),
      expect.objectContaining({ officeName: 'Office South', agents: 9 }),
      { officeName: null, username: null, userId: lead.identityId, agents: 1 },
    ])
    expect(text).toContain('npm run users -- office NAME --to ID')
    await command([file], { to: lead.identityId, unassign: true })
  })

  test('give their office a name and a user', async () => {
    const file = fileWith('fieldName\nNamed One\n')
    const naming = { to: south.identityId, user: 'office-south', office: 'The South' }
    expect((await command([file], naming)).text).toContain('The South')
    await command([file], { to: 'The South', unassign: true })
    await runUserCommand(local.target, {
      name: 'office',
      officeName: 'Office South',
      userId: south.identityId,
      username: undefined,
    })
  })
})

describe('the command line', () => {
  test.each<[string[], AssignOptions, string]>([
    [[], {}, 'Say which file'],
    [['a.csv', 'b.csv'], { to: 'x' }, 'One file, please, and not a.csv and b.csv'],
    [['a.csv'], {}, 'Say to whom'],
    [['a.csv'], { list: true }, '--list takes no file'],
    [[], { list: true, to: 'x' }, '--list does not go with --to'],
    [[], { export: 'b.csv' }, 'Say whose agents'],
    [['a.csv'], { export: 'b.csv', of: 'x' }, 'reads no file'],
    [[], { export: 'b.csv', of: 'x', replace: true }, '--export does not go with --replace'],
    [[], { 'move-from': 'x' }, 'Say to whom'],
    [['a.csv'], { 'move-from': 'x', to: 'y', unassign: true }, '--move-from does not go with --unassign'],
  ])('%j %j is none, and says why', (words, options, sentence) => {
    expect(() => parseAssignCommand(words, options)).toThrow(sentence)
    expect(() => parseAssignCommand(words, options)).toThrow(expect.objectContaining({ name: 'UsageError' }))
  })
})
