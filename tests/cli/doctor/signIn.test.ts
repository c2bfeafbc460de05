import { readFileSync } from 'node:fs'
import {
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { BatchWriteItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, test } from 'vitest'
import type { Finding, Patient } from '../../../aws/cli/doctor/Check.ts'
import { cors } from '../../../aws/cli/doctor/checks/cors.ts'
import { signIn } from '../../../aws/cli/doctor/checks/signIn.ts'
import { runUserCommand } from '../../../aws/cli/users/runUserCommand.ts'
import { demoPassword } from '../../../aws/seed/seedDemo.ts'
import { type OperatedAws, operatedAws } from '../../support/operatedAws.ts'

const template = readFileSync('aws/template.yaml', 'utf8')

/** The template with a mistake in it. */
function mistaken(from: string, to: string): string {
  expect(template, 'the text to change').toContain(from)
  return template.replace(from, () => to)
}

/** The doctor's findings when office-north signs in to a stack. */
async function findingsIn(
  stack: { template?: string; parameters?: Record<string, string> },
  change: (local: OperatedAws) => Partial<Patient> | Promise<Partial<Patient>> = () => ({}),
): Promise<Finding[]> {
  const local = await operatedAws(stack.parameters, stack.template)
  try {
    const { config, client } = local.target
    const login = { username: 'office-north', password: demoPassword }
    const patient = {
      config,
      client,
      login,
      appUrl: undefined,
      operator: undefined,
      ...(await change(local)),
    }
    return await signIn.run(patient)
  } finally {
    await local.close()
  }
}

describe('a sign-in with a test user', () => {
  test.each([['identity-id'], ['principal-tag']])(
    'finds nothing wrong with a good stack (%s)',
    async (PartitionKey) => {
      expect(await findingsIn({ parameters: { PartitionKey } })).toEqual([])
    },
  )

  test('names the client that the identity pool does not know', async () => {
    const client = '  UserPoolClient:\n'
    const { body } = /^ {2}UserPoolClient:\n(?<body>[\s\S]+?)(?=^ {2}\S)/m.exec(template)?.groups ?? {}
    const twoClients = mistaken(client, `  OtherClient:\n${body}\n${client}`)
    const [finding] = await findingsIn({
      template: twoClients.replace('    Value: !Ref UserPoolClient', '    Value: !Ref OtherClient'),
    })
    expect(finding?.what).toContain('"Token is not from a supported provider of this identity pool"')
    expect(finding?.fix).toContain('npm run deploy')
  })

  test('names the trust policy that does not let the pool in', async () => {
    const [finding] = await findingsIn({
      template: mistaken(
        'cognito-identity.amazonaws.com:aud: !Ref IdentityPool',
        'cognito-identity.amazonaws.com:aud: eu-central-1:00000000-0000-4000-8000-000000000000',
      ),
    })
    expect(finding?.what).toContain('cannot take on a role')
    expect(finding?.fix).toContain('cognito-identity.amazonaws.com:aud')
  })

  test('names a configuration that asks by the other key', async () => {
    const [finding] = await findingsIn({}, ({ target }) => ({
      config: { ...target.config, partitionKey: 'principal-tag' },
    }))
    expect(finding?.what).toMatch(/The policy compares with eu-central-1:.* and the app asks for/)
  })

  test('names an attribute that the policy does not allow', async () => {
    const [finding] = await findingsIn({}, ({ target: { config } }) => ({
      config: { ...config, visibleAttributes: [...config.visibleAttributes, 'realName'] },
    }))
    expect(finding?.what).toMatch(/not every attribute that config.json names: .*realName/)
  })

  test('names a policy that lets the user read other users’ rows', async () => {
    const leak =
      'Effect: Allow\n                Action: dynamodb:Query\n                Resource: !GetAtt AgentsTable.Arn'
    const [finding] = await findingsIn({
      template: mistaken(
        '              - Sid: QueryOwnAgents',
        `              - Sid: Leak\n                ${leak}\n              - Sid: QueryOwnAgents`,
      ),
    })
    expect(finding?.what).toContain('office-north may read a partition that is not theirs')
  })

  test('finds agents under a bare UUID, which no administrator can read', async () => {
    const findings = await findingsIn({}, async (local) => {
      const { client, config } = local.target
      const pool = new CognitoIdentityProviderClient(client)
      const east = { username: 'office-east', email: undefined, lead: false, office: undefined }
      await runUserCommand(local.target, { name: 'create', ...east })
      const user = { UserPoolId: config.userPoolId, Username: 'office-east' }
      await pool.send(new AdminSetUserPasswordCommand({ ...user, Password: demoPassword, Permanent: true }))
      const sub = [...local.aws.userPools.values()][0]?.users.find('office-east')?.sub ?? ''
      await new DynamoDBClient(client).send(
        new BatchWriteItemCommand({
          RequestItems: {
            [config.tableName]: [
              { PutRequest: { Item: { userId: { S: sub }, fieldName: { S: 'Lost Lark' } } } },
            ],
          },
        }),
      )
      return { login: { username: 'office-east', password: demoPassword } }
    })
    expect(findings).toHaveLength(1)
    expect(findings[0]?.what).toMatch(/Agents of office-east are under .*never the bare UUID/)
    expect(findings[0]?.fix).toMatch(/npm run assign/)
  })

  test('is not tried where everybody needs an authenticator app', async () => {
    const local = await operatedAws({ AuthenticatorApp: 'required' })
    const { config, client } = local.target
    const login = { username: 'office-north', password: demoPassword }
    const patient = { config, client, login, appUrl: undefined, operator: undefined }
    expect(signIn.skip?.(patient)).toContain('authenticator app')
    // With an old config.json the doctor would try the sign-in, and say why it fails.
    const [finding] = await signIn.run(patient)
    expect(finding?.what).toContain('says nothing about the stack')
    await local.close()
  })

  test('says that a wrong password is nothing of the stack', async () => {
    const [finding] = await findingsIn({}, () => ({
      login: { username: 'office-north', password: 'Wrong-Password-1!' },
    }))
    expect(finding?.what).toContain('says nothing about the stack')
  })
})

test('CORS: a page of the app may call, a page of another origin is found out', async () => {
  const local = await operatedAws()
  const { config, client } = local.target
  const patient = { config, client, login: undefined, appUrl: undefined, operator: undefined }
  expect(await cors.run(patient)).toEqual([])
  await expect(cors.run({ ...patient, appUrl: 'https://elsewhere.example.com/' })).resolves.toHaveLength(3)
  await local.close()
})
