import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CognitoIdentityClient, GetOpenIdTokenCommand } from '@aws-sdk/client-cognito-identity'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { decodeProtectedHeader, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { proveLocally } from '../../aws/prove/proveLocally.ts'
import { dynamoDbOf, queryAgents } from '../support/agentsQuery.ts'
import { serveTestAws, type TestAws } from '../support/serveTestAws.ts'
import { type SignedIn, signInOverHttp } from '../support/signInOverHttp.ts'
import { templateWith } from '../support/templateWith.ts'

const parameters = { PartitionKey: 'principal-tag' }
const byIdentityId = { PartitionKey: 'identity-id' }

let local: TestAws
let north: SignedIn

beforeAll(async () => {
  local = await serveTestAws({ parameters })
  north = await signInOverHttp(local.config, 'office-north')
})
afterAll(() => local.close())

/** The request of the latest decision. */
function latestContext({ events }: TestAws) {
  const decisions = events.flatMap((event) => (event.kind === 'decision' ? [event.request.context] : []))
  return decisions.at(-1)
}

describe('with the sub as a principal tag', () => {
  test('the configuration says so', () => {
    expect(local.config.partitionKey).toBe('principal-tag')
  })

  test('an administrator reads the rows of their sub, which is in the session as a tag', async () => {
    expect((await queryAgents(local.config, north, north.sub)).Count).toBe(12)
    expect(latestContext(local)?.get('aws:PrincipalTag/userid')).toBe(north.sub)
  })

  test('an administrator cannot read the rows of their identity ID, or of another sub', async () => {
    const south = await signInOverHttp(local.config, 'office-south')
    for (const userId of [north.identityId, south.sub, south.identityId]) {
      await expect(queryAgents(local.config, north, userId)).rejects.toThrow('dynamodb:Query')
    }
  })

  test('an agency lead still reads the agents of every office', async () => {
    const client = dynamoDbOf(local.config, await signInOverHttp(local.config, 'agency-lead'))
    expect((await client.send(new ScanCommand({ TableName: local.config.tableName }))).Count).toBe(21)
  })

  test('no break-in attempt gets through', async () => {
    const results = await proveLocally(() => {}, { parameters })
    expect(results.filter(({ surprise }) => surprise !== undefined)).toEqual([])
  })

  test('no user gets a role that does not trust sts:TagSession', async () => {
    const template = templateWith('!If [ByPrincipalTag, sts:TagSession, !Ref AWS::NoValue]', 'sts:AssumeRole')
    await withAws({ template, parameters }, async ({ config }) => {
      await expect(signInOverHttp(config, 'office-north')).rejects.toMatchObject({
        name: 'InvalidIdentityPoolConfigurationException',
        message: 'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
      })
    })
  })

  test('a claim that the token lacks makes no tag, and without the tag nothing matches', async () => {
    const template = templateWith('userid: sub', 'userid: email')
    await withAws({ template, parameters }, async (other) => {
      const person = await signInOverHttp(other.config, 'office-north')
      for (const userId of [person.sub, '${aws:PrincipalTag/userid}', ' ']) {
        await expect(queryAgents(other.config, person, userId)).rejects.toThrow('dynamodb:Query')
      }
      expect(latestContext(other)?.has('aws:PrincipalTag/userid')).toBe(false)
    })
  })

  test('a claim that is a list is not guessed at', async () => {
    const template = templateWith('userid: sub', 'userid: cognito:groups')
    await withAws({ template, parameters }, async ({ config }) => {
      await expect(signInOverHttp(config, 'agency-lead')).rejects.toMatchObject({
        name: 'NotEmulated',
      })
    })
  })
})

test('without it no session has a tag, and no role trusts one', async () => {
  await withAws({ parameters: byIdentityId }, async (plain) => {
    const person = await signInOverHttp(plain.config, 'office-north')
    await queryAgents(plain.config, person, person.identityId)
    expect([...(latestContext(plain)?.keys() ?? [])].filter((key) => /tag/i.test(key))).toEqual([])
    const trusted = [...plain.aws.roles.values()].flatMap(({ trustPolicy }) =>
      trustPolicy.statements.flatMap(({ actions }) => actions),
    )
    expect(new Set(trusted)).toEqual(new Set(['sts:AssumeRoleWithWebIdentity']))
  })
})

describe('GetOpenIdToken, where the classic flow is on', () => {
  async function tokenOf({ aws, config }: TestAws, person: SignedIn) {
    const client = new CognitoIdentityClient({ region: config.region, endpoint: config.endpoint })
    const { identityId: IdentityId, logins: Logins } = person
    const { Token = '' } = await client.send(new GetOpenIdTokenCommand({ IdentityId, Logins }))
    const key = aws.identityPools.get(config.identityPoolId)?.tokenKey?.publicKey
    if (key === undefined) throw new Error('no key')
    const { payload } = await jwtVerify(Token, key, { algorithms: ['RS512'] })
    return { Token, payload }
  }

  test('gives a token of ten minutes that says who one is to IAM, tags included', async () => {
    await withAws({ parameters: { ...parameters, ClassicFlow: 'on' } }, async (classic) => {
      const person = await signInOverHttp(classic.config, 'office-north')
      const { Token, payload } = await tokenOf(classic, person)
      const provider = `cognito-idp.eu-central-1.amazonaws.com/${classic.config.userPoolId}`
      expect(payload).toEqual({
        sub: person.identityId,
        aud: classic.config.identityPoolId,
        amr: ['authenticated', provider, `${provider}:CognitoSignIn:${person.sub}`],
        'https://aws.amazon.com/tags': { principal_tags: { userid: [person.sub] } },
        iss: 'https://cognito-identity.amazonaws.com',
        iat: expect.any(Number),
        exp: (payload.iat ?? 0) + 600,
      })
      expect(decodeProtectedHeader(Token).alg).toBe('RS512')
      const passedOff = { ...person, logins: { [provider]: Token } }
      await expect(tokenOf(classic, passedOff)).rejects.toThrow("Can't pass in a Cognito token.")
    })
  })

  test('has no tags in it where the stack makes none', async () => {
    await withAws({ parameters: { ...byIdentityId, ClassicFlow: 'on' } }, async (classic) => {
      const { payload } = await tokenOf(classic, await signInOverHttp(classic.config, 'office-north'))
      expect(payload).not.toHaveProperty(['https://aws.amazon.com/tags'])
    })
  })
})

test('rows that were made for one key are not passed off as rows for the other', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'leading-keys-'))
  try {
    await withAws({ directory, parameters: byIdentityId }, async () => {})
    await expect(serveTestAws({ directory, parameters })).rejects.toThrow(
      'The agents that are kept belong to --partition-key identity-id, not to principal-tag.',
    )
  } finally {
    rmSync(directory, { recursive: true })
  }
})

async function withAws(
  settings: Parameters<typeof serveTestAws>[0],
  use: (aws: TestAws) => Promise<void>,
): Promise<void> {
  const served = await serveTestAws(settings)
  try {
    await use(served)
  } finally {
    await served.close()
  }
}
