import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { serveOnLoopback } from '../../../aws/local/host/serveOnLoopback.ts'
import { type RunningAws, startLocalAws } from '../../../aws/local/startLocalAws.ts'
import { queryAgents } from '../../support/agentsQuery.ts'
import { refreshOverHttp } from '../../support/refreshOverHttp.ts'
import type { Config } from '../../support/serveTestAws.ts'
import { signInOverHttp } from '../../support/signInOverHttp.ts'
import { writeStateOfVersion1 } from '../../support/writeStateOfVersion1.ts'
import state from './stateOfVersion1.json' with { type: 'json' }

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'leading-keys-'))
  writeStateOfVersion1(directory)
})
afterEach(() => rmSync(directory, { recursive: true }))

/** The day on which the state was written. */
function start(): Promise<RunningAws> {
  const written = Date.parse('2026-11-27T10:00:00Z')
  return startLocalAws({ directory, now: () => written, report() {}, deliver() {} })
}

async function expectAllOfIt(aws: RunningAws): Promise<void> {
  const { config, close } = await serveOnLoopback(aws)
  const { userPoolId, userPoolClientId, identityPoolId } = state.config
  expect(config).toMatchObject({ userPoolId, userPoolClientId, identityPoolId })
  expect(aws.operatorKey).toEqual(state.operatorKey)
  const served = config as unknown as Config
  expect((await refreshOverHttp(served, state.refreshToken)).status).toBe(200)
  await close()
}

test('a state of version 1 is taken over once, and its files are gone afterwards', async () => {
  const aws = await start()
  await expectAllOfIt(aws)
  await aws.close()
  expect(readdirSync(directory).sort()).toEqual(['local-aws.lock', 'state.journal', 'state.position'])

  const again = await start()
  await expectAllOfIt(again)
  await again.close()
})

test('a person of version 1 signs in as before, and has the same identity ID and agents', async () => {
  const aws = await startLocalAws({ directory, report() {}, deliver() {} })
  const { config, close } = await serveOnLoopback(aws)
  const served = config as unknown as Config
  const person = await signInOverHttp(served, 'office-north')
  expect(person.identityId).toBe(state.identityId)
  expect((await queryAgents(served, person, person.partition)).Items).toHaveLength(12)
  await close()
  await aws.close()
})

test('a file that was never part of the state stops nothing, under any name', async () => {
  writeFileSync(join(directory, '%zz.json'), '{}')
  const aws = await start()
  await expectAllOfIt(aws)
  await aws.close()
})

test.each(Object.keys(state.files))(
  'a state of version 1 whose %s is lost or damaged is left as it is',
  async (name) => {
    rmSync(join(directory, name))
    const left = readdirSync(directory)
    await expect(start()).rejects.toThrow(/is missing\. Nothing was changed/)
    expect(readdirSync(directory)).toEqual(left)
    for (const text of [
      '',
      '{}',
      'noise',
      state.files['seed.json'].replace('identity-id', 'principal-tag'),
    ]) {
      writeFileSync(join(directory, name), text)
      await expect(start(), text).rejects.toThrow(/is damaged\. Nothing was changed/)
    }
  },
)
