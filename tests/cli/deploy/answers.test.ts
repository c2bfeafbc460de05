import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Fate } from '../../support/stand-in/encodeXml.ts'
import {
  changesIn,
  deployOn,
  exampleBuild,
  faultsForVisitors,
  templateText,
} from '../../support/stand-in/onStandIn.ts'
import { type StandIn, startStandIn } from '../../support/stand-in/startStandIn.ts'

let aws: StandIn
/** Every member of an answer that AWS may leave out: the operation, and its path there. */
const members = new Set<string>()

beforeAll(async () => {
  aws = await startStandIn()
  await deployOn(aws)
  aws.encoding = (operation) => ({
    fateOf: () => undefined,
    seen: (path, isOptional) => isOptional && members.add(`${operation} ${path}`),
    withOthers: false,
  })
  expect((await deployOn(aws, { build: exampleBuild('two') })).failure).toBeUndefined()
})
afterAll(async () => {
  await aws.close()
})
afterEach(() => {
  vi.unstubAllEnvs()
})

/** Changes one member in all answers in this way. */
function answerWith(member: string, fate: Fate | undefined): void {
  aws.encoding = (operation) => ({
    fateOf: (path) => (member === `${operation} ${path}` ? fate : undefined),
    seen: () => {},
    withOthers: false,
  })
}

const answerAsAlways = () => answerWith('', undefined)

/** A sentence for the operator, and not a message of JavaScript or of a library. */
const sentence = /^(?!.*(undefined|null|is not a|Cannot read|Unexpected|Invalid key|TypeError))[A-Z].* .*$/s

test('with every optional member of AWS’s answers absent or empty in turn, a deployment succeeds or names the missing member, and visitors have a whole page', async () => {
  expect(members.size).toBeGreaterThan(40)
  let turn = 0
  const refused: string[] = []
  for (const member of members) {
    for (const fate of ['absent', 'empty'] as const) {
      answerWith(member, fate)
      const build = exampleBuild(['one', 'two'][turn % 2] ?? '')
      turn += 1
      const run = await deployOn(aws, { build, maxAttempts: 1 })
      answerAsAlways()
      aws.cloudFormation.finish()
      const where = `${member} ${fate}`
      if (run.failure !== undefined) {
        refused.push(where)
        expect(run.failure, where).toMatch(sentence)
        expect((await deployOn(aws, { build })).failure, `after ${where}`).toBeUndefined()
      }
      expect(await faultsForVisitors(aws), where).toEqual([])
    }
  }
  // Without these members the command cannot continue. It can do without all others.
  expect([...new Set(refused.map((where) => where.replace(/ (absent|empty)$/, '')))]).toEqual([
    'DescribeStacks Stacks',
    'DescribeStacks Stacks.Outputs',
    'DescribeStacks Stacks.Outputs.OutputKey',
    'DescribeStacks Stacks.Outputs.OutputValue',
    'GetTemplate TemplateBody',
  ])
})

test('the table stays when AWS leaves out any member of a change that would replace it', async () => {
  const losing = templateText.replace(/fieldName\n {10}KeyType: RANGE/, 'status\n          KeyType: RANGE')
  expect(losing).not.toBe(templateText)
  const table = () => aws.cloudFormation.stacks.get('leading-keys')?.resources.get('AgentsTable')
  const before = JSON.stringify(table())
  for (const member of members) {
    if (!/^(DescribeChangeSet|DescribeStacks|GetTemplate) /.test(member)) continue
    for (const fate of ['absent', 'empty'] as const) {
      answerWith(member, fate)
      const run = await deployOn(aws, { templateText: losing, maxAttempts: 1 })
      answerAsAlways()
      aws.cloudFormation.finish()
      const where = `${member} ${fate}`
      expect(run.failure, where).toMatch(sentence)
      expect(JSON.stringify(table()), where).toBe(before)
    }
  }
})

test('members of the model that this program does not know of change nothing', async () => {
  aws.encoding = () => ({ fateOf: () => undefined, seen: () => {}, withOthers: true })
  const run = await deployOn(aws, { build: exampleBuild('three') })
  answerAsAlways()
  expect(run.failure).toBeUndefined()
  expect(changesIn(run)).toContain('PutObject index.html')
})
