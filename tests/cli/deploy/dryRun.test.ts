import { expect, test } from 'vitest'
import { dryRun } from '../../../aws/cli/deploy/dryRun.ts'
import { readTemplate } from '../../../aws/template/readTemplate.ts'
import { exampleBuild, templateText } from '../../support/stand-in/onStandIn.ts'

test('a dry run prints the calls of a first deployment in their order, and sends none', async () => {
  const lines: string[] = []
  await dryRun(
    {
      stackName: 'staging',
      template: readTemplate(templateText),
      templateText,
      parameters: new Map([['AuditEmail', 'security@example.com']]),
      replace: [],
      planOnly: false,
      confirm: async () => true,
      build: async () => exampleBuild('one'),
    },
    (line) => lines.push(line),
  )
  const calls = lines.filter((line) => line.startsWith('  ')).map((line) => line.trim())
  const created = calls.find((call) => call.startsWith('CreateChangeSet'))
  expect(created).toContain('CreateChangeSet StackName=staging ChangeSetType=CREATE Parameters=[')
  expect(created).toContain('{"ParameterKey":"AuditEmail","ParameterValue":"security@example.com"}')
  expect(created).toContain('{"ParameterKey":"TableName","ParameterValue":"staging-AgentsTable"}')
  expect(
    calls.filter((call) => !/^(Describe|Get|List)/.test(call)).map((call) => call.split(' ')[0]),
  ).toEqual([
    'CreateChangeSet',
    'ExecuteChangeSet',
    'SetStackPolicy',
    'UpdateTerminationProtection',
    ...Array.from({ length: 8 }, () => 'PutObject'),
    'CreateInvalidation',
  ])
  expect(calls.at(-2)).toBe('PutObject Bucket=BUCKET Key=index.html')
  expect(lines.at(-1)).toBe('\nNone of this was done.')
})
