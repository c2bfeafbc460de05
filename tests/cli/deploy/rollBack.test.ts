import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { rollBack } from '../../../aws/cli/deploy/rollBack.ts'
import {
  changesIn,
  deployOn,
  exampleBuild,
  faultsForVisitors,
  onStandIn,
} from '../../support/stand-in/onStandIn.ts'
import { type StandIn, startStandIn } from '../../support/stand-in/startStandIn.ts'

let aws: StandIn
beforeEach(async () => {
  aws = await startStandIn()
  await deployOn(aws)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await aws.close()
})

const rollBackOn = (standIn: StandIn) =>
  onStandIn(standIn, (surroundings) =>
    rollBack(surroundings, { stackName: 'leading-keys', confirm: async () => true }),
  )

const stack = () => aws.cloudFormation.stacks.get('leading-keys')
const Bucket = () => stack()?.outputs.get('bucketName')

async function page(): Promise<string> {
  const { Body } = await aws.s3.send(new GetObjectCommand({ Bucket: Bucket(), Key: 'index.html' }))
  return (await Body?.transformToString()) ?? ''
}

async function keys(): Promise<(string | undefined)[]> {
  const { Contents = [] } = await aws.s3.send(new ListObjectsV2Command({ Bucket: Bucket() }))
  return Contents.map(({ Key }) => Key)
}

test('gives visitors the build before, at once, without a change of the stack; and again the one after', async () => {
  await deployOn(aws, { build: exampleBuild('two') })
  const back = await rollBackOn(aws)
  expect(back.failure).toBeUndefined()
  expect(changesIn(back)).toEqual(['PutObject index.html', 'CreateInvalidation'])
  expect(await page()).toContain('/assets/one.js')
  expect(await faultsForVisitors(aws)).toEqual([])
  expect(back.result).toMatchObject({ build: exampleBuild('one').id, previousBuild: exampleBuild('two').id })
  expect((await rollBackOn(aws)).failure).toBeUndefined()
  expect(await page()).toContain('/assets/two.js')
  expect(await faultsForVisitors(aws)).toEqual([])
})

test('has headers made first that admit the page, where they do not', async () => {
  await deployOn(aws, { build: exampleBuild('two') })
  // The headers of an update by hand that allows no page at all.
  stack()?.parameters.set('ScriptHashes', '')
  const headers = stack()?.resources.get('ResponseHeaders')
  if (headers !== undefined) stack()?.resources.set('ResponseHeaders', { ...headers, properties: {} })
  const back = await rollBackOn(aws)
  expect(back.failure).toBeUndefined()
  expect(changesIn(back)).toEqual([
    'DeleteChangeSet',
    'CreateChangeSet',
    'SetStackPolicy',
    'ExecuteChangeSet',
    'PutObject index.html',
    'CreateInvalidation',
  ])
  expect(await faultsForVisitors(aws)).toEqual([])
})

test('goes nowhere from the first build', async () => {
  const back = await rollBackOn(aws)
  expect(back.failure).toMatch(/^There is no build to go back to/)
  expect(changesIn(back)).toEqual([])
})

test('the files of two builds are kept, and those of earlier ones deleted', async () => {
  await deployOn(aws, { build: exampleBuild('two') })
  await deployOn(aws, { build: exampleBuild('three') })
  const [two, three] = [exampleBuild('two').id, exampleBuild('three').id]
  expect((await keys()).sort()).toEqual(
    [
      'assets/three.css',
      'assets/three.js',
      'assets/two.css',
      'assets/two.js',
      `builds/${three}.json`,
      `builds/${three}/favicon.svg`,
      `builds/${three}/index.html`,
      `builds/${two}.json`,
      `builds/${two}/favicon.svg`,
      `builds/${two}/index.html`,
      'config.json',
      'favicon.svg',
      'index.html',
    ].sort(),
  )
  expect((await rollBackOn(aws)).failure).toBeUndefined()
  expect(await page()).toContain('/assets/two.js')
})

test('hashes of the build before the previous one are no longer admitted', async () => {
  const hashes = () => stack()?.parameters.get('ScriptHashes')?.split(' ')
  expect(hashes()).toHaveLength(1)
  await deployOn(aws, { build: exampleBuild('two') })
  const both = hashes()
  expect(both).toHaveLength(2)
  await deployOn(aws, { build: exampleBuild('three') })
  expect(hashes()).toHaveLength(2)
  expect(hashes()).not.toEqual(both)
})
