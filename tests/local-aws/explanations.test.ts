import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Expected } from '../../aws/attempts/Attempt.ts'
import { allAttempts } from '../../aws/attempts/allAttempts.ts'
import type { Answer, RawRequest, World } from '../../aws/attempts/World.ts'
import { type Config, parseConfig } from '../../aws/contract/config.ts'
import type { AccessRequest } from '../../aws/policy/Decision.ts'
import { openWorld } from '../../aws/prove/openWorld.ts'
import { demoPassword } from '../../aws/seed/seedDemo.ts'
import { explainCall } from '../../src/access/decisions/explainCall.ts'
import type { Standing } from '../../src/access/standing/Standing.ts'
import { standingOf } from '../../src/access/standing/standingOf.ts'
import type { AwsCall, JsonObject } from '../../src/aws/calls/AwsCall.ts'
import { decodeClaims } from '../../src/aws/calls/decodeClaims.ts'
import { serveTestAws, type TestAws } from '../support/serveTestAws.ts'
import { signInOverHttp } from '../support/signInOverHttp.ts'

let local: TestAws
let config: Config
let world: World

beforeAll(async () => {
  local = await serveTestAws()
  const parsed = parseConfig(local.config)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  config = parsed.config
  world = await openWorld(local.config, {
    me: { username: 'office-north', password: demoPassword },
    other: { username: 'office-south', password: demoPassword },
  })
})
afterAll(() => local.close())

async function standing(username: string): Promise<Standing> {
  const { identityId, idToken } = await signInOverHttp(local.config, username)
  return standingOf(config, { identityId, claims: decodeClaims(idToken) ?? {}, account: world.account })
}

function toCall(request: RawRequest, answer: Answer): AwsCall {
  const input: JsonObject = JSON.parse(String(request.body))
  const { status, type, message } = answer
  const operation = request.headers['x-amz-target']?.split('.')[1] ?? ''
  const result =
    status === 200
      ? ({ is: 'succeeded', duration: 0, output: {} } as const)
      : ({ is: 'refused', duration: 0, status, type, message } as const)
  return { id: 1, service: 'dynamodb', operation, startedAt: 0, input, result }
}

/** The attempts that a policy decides. The local AWS refuses the others before it asks a policy, or they are no JSON. */
const groups = [
  'Keys',
  'Expressions',
  'Hidden attributes',
  'Operations',
  'Every operation',
  'Writes',
  'Tables and ARNs',
]
const attempts = allAttempts
  .filter(({ title }) => groups.includes(title))
  .flatMap(({ title, attempts }) => attempts.map((attempt) => [title, attempt.name, attempt] as const))

describe('the explanation of a request, told from the request and the template alone', () => {
  /** Attempts that no policy decided, because the request has no valid form. */
  const undecided: string[] = []

  test.each(attempts)('agrees with the decision: %s: %s', async (_, name, attempt) => {
    const sent: { call: AwsCall; asked: AccessRequest[] }[] = []
    await attempt.send({
      ...world,
      async send(request) {
        const before = local.events.length
        const answer = await world.send(request)
        const decisions = local.events.slice(before).filter((event) => event.kind === 'decision')
        sent.push({ call: toCall(request, answer), asked: decisions.map((event) => event.request) })
        return answer
      },
    })
    expect(sent).not.toEqual([])
    for (const { call, asked } of sent) {
      const explanation = explainCall(call, await standingOfMe())
      if (explanation === undefined) throw new Error(`${call.operation} has no explanation`)
      if (explanation.theirs === 'undecided') {
        undecided.push(name)
        const { result } = call
        expect(result).toMatchObject({ type: expect.stringMatching(/^(Validation|Serialization)Exception$/) })
        // If the local AWS refuses the form first, it asks no policy. If it asked one, the policy allowed the request.
        if (asked.length > 0) expect(explanation.ours).toBe('allowed')
        continue
      }
      expect(explanation.ours, JSON.stringify(explanation, null, 1)).toBe(explanation.theirs)
      // The local AWS stops asking at the first refusal.
      const explained = explanation.accesses.slice(0, asked.length).map(({ request }) => request)
      expect(explained.map(comparable)).toEqual(asked.map(comparable))
    }
  })

  test('is missing only for attempts whose form is refused', () => {
    const refusedForForm = attempts.filter(([, , { expected }]) => mayBeInvalid(expected))
    expect(refusedForForm.map(([, name]) => name)).toEqual(expect.arrayContaining(undecided))
    const certain = attempts.filter(
      ([, , { layer, expected }]) => layer === 'validation' && !mayBeDenied(expected),
    )
    expect(undecided).toEqual(expect.arrayContaining(certain.map(([, name]) => name)))
    expect(undecided.length).toBeLessThanOrEqual(refusedForForm.length)
  })
})

function mayBeInvalid(expected: Expected): boolean {
  return expected.is === 'refused' && expected.ways.some(({ type }) => type !== 'AccessDeniedException')
}

/** The stack's settings decide whether these attempts are denied, or refused for their form. */
function mayBeDenied(expected: Expected): boolean {
  return expected.is === 'refused' && expected.ways.some(({ type }) => type === 'AccessDeniedException')
}

/** Several values of a key have no order. */
function comparable({ context, ...access }: AccessRequest) {
  const keys = [...context].map(([key, value]) => [key, [value].flat().sort()])
  return { ...access, keys: Object.fromEntries(keys) }
}

let mine: Promise<Standing> | undefined
function standingOfMe(): Promise<Standing> {
  mine ??= standing('office-north')
  return mine
}

describe('the role that the template gives', () => {
  test('an office administrator is everybody’s', async () => {
    const { role, group } = await standing('office-north')
    expect({ role: role.logicalId, group }).toEqual({ role: 'AdministratorRole', group: null })
  })

  test('the agency’s lead is the group’s', async () => {
    const { role, group } = await standing('agency-lead')
    expect({ role: role.logicalId, group }).toEqual({ role: 'LeadRole', group: 'AgencyLeads' })
  })

  test('the app has the policies that the local AWS enforces, word for word', async () => {
    for (const username of ['office-north', 'agency-lead']) {
      const { role, policies } = await standing(username)
      const enforced = [...local.aws.roles.values()].find(({ logicalId }) => logicalId === role.logicalId)
      expect(policies).toEqual(JSON.parse(JSON.stringify(enforced?.policies)))
    }
  })
})

describe('a call for credentials', () => {
  const call: AwsCall = {
    id: 1,
    service: 'cognito-identity',
    operation: 'GetCredentialsForIdentity',
    startedAt: 0,
    input: {},
    result: { is: 'succeeded', duration: 1, output: {} },
  }

  test('is explained by who may take the role', async () => {
    const explanation = explainCall(call, await standingOfMe())
    expect(explanation).toMatchObject({ ours: 'allowed', theirs: 'allowed' })
    const actions = explanation?.accesses.map(({ request }) => request.action)
    const isTagged = config.partitionKey === 'principal-tag'
    expect(actions).toEqual(['sts:AssumeRoleWithWebIdentity', ...(isTagged ? ['sts:TagSession'] : [])])
  })

  test('is not, were the pool another one than the role trusts', async () => {
    const mine = await standingOfMe()
    const webIdentity = { ...mine.webIdentity, aud: 'eu-central-1:other' }
    const explanation = explainCall(call, { ...mine, webIdentity })
    expect(explanation?.ours).toBe('denied')
    expect(explanation?.accesses[0]?.words).toContain(
      'cognito-identity.amazonaws.com:aud was eu-central-1:other',
    )
  })
})

test('a denial is explained by the condition and both values', async () => {
  const input = {
    TableName: world.tableName,
    KeyConditionExpression: 'userId = :u',
    ExpressionAttributeValues: { ':u': { S: world.other.partition } },
    ProjectionExpression: 'fieldName',
    Select: 'SPECIFIC_ATTRIBUTES',
  }
  const result = {
    is: 'refused',
    duration: 1,
    status: 400,
    type: 'AccessDeniedException',
    message: '',
  } as const
  const call = { id: 1, service: 'dynamodb', operation: 'Query', startedAt: 0, input, result } as const
  const explanation = explainCall(call, await standingOfMe())
  expect(explanation?.accesses[0]?.words).toContain(`dynamodb:LeadingKeys was ${world.other.partition}`)
  expect(explanation?.accesses[0]?.words).toContain(`needs ${world.me.partition}`)
})

test('where administrators edit, the explanation has the policies that the local AWS enforces, word for word', async () => {
  const edited = await serveTestAws({ parameters: { Editing: 'own-agents' } })
  try {
    const parsed = parseConfig(edited.config)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
    for (const username of ['office-north', 'agency-lead']) {
      const { identityId, idToken } = await signInOverHttp(edited.config, username)
      const claims = decodeClaims(idToken) ?? {}
      const { role, policies } = standingOf(parsed.config, {
        identityId,
        claims,
        account: edited.aws.account,
      })
      const enforced = [...edited.aws.roles.values()].find(({ name }) => name.includes(role.logicalId))
      expect(policies).toEqual(JSON.parse(JSON.stringify(enforced?.policies)))
      expect(JSON.stringify(policies)).toContain('dynamodb:UpdateItem')
    }
  } finally {
    await edited.close()
  }
})

test('if rows have the principal tag as their key, the explanation compares the tag', async () => {
  const tagged = await serveTestAws({ parameters: { PartitionKey: 'principal-tag' } })
  try {
    const parsed = parseConfig(tagged.config)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
    const { identityId, idToken, sub } = await signInOverHttp(tagged.config, 'office-north')
    const claims = decodeClaims(idToken) ?? {}
    const stands = standingOf(parsed.config, { identityId, claims, account: tagged.aws.account })
    const ask = (key: string) => {
      const input = {
        TableName: tagged.config.tableName,
        KeyConditionExpression: 'userId = :u',
        ExpressionAttributeValues: { ':u': { S: key } },
        ProjectionExpression: 'fieldName',
        Select: 'SPECIFIC_ATTRIBUTES',
      }
      const call = { id: 1, service: 'dynamodb', operation: 'Query', startedAt: 0, input } as const
      return explainCall({ ...call, result: { is: 'pending' } }, stands)?.ours
    }
    expect([ask(sub), ask(identityId)]).toEqual(['allowed', 'denied'])
    const enforced = [...tagged.aws.roles.values()].find(
      ({ logicalId }) => logicalId === stands.role.logicalId,
    )
    expect(stands.policies).toEqual(JSON.parse(JSON.stringify(enforced?.policies)))
  } finally {
    await tagged.close()
  }
})
