import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { queryAgents } from '../../support/agentsQuery.ts'
import { refreshOverHttp } from '../../support/refreshOverHttp.ts'
import { signInOverHttp } from '../../support/signInOverHttp.ts'
import { type LocalAwsProcess, startProcess } from '../../support/startProcess.ts'

let directory: string
const running: LocalAwsProcess[] = []

beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'leading-keys-')), 'state')
})
afterEach(async () => {
  for (const local of running.splice(0)) await local.kill()
  rmSync(directory, { recursive: true, force: true })
})

async function start(...flags: string[]): Promise<LocalAwsProcess> {
  const local = await startProcess(directory, ...flags)
  running.push(local)
  return local
}

test('a restart keeps ids, identities, sessions, credentials and items', async () => {
  const before = await start()
  const person = await signInOverHttp(before.config, 'office-north')
  await before.kill()

  const after = await start()
  expect({ ...after.config, endpoint: '' }).toEqual({ ...before.config, endpoint: '' })
  expect(after.operatorKey).toEqual(before.operatorKey)
  expect((await refreshOverHttp(after.config, person.refreshToken)).status).toBe(200)
  expect((await queryAgents(after.config, person, person.partition)).Items).toHaveLength(12)
  const again = await signInOverHttp(after.config, 'office-north')
  expect(again.identityId).toBe(person.identityId)
})

test('"--fresh" forgets all of it', async () => {
  const before = await start()
  const person = await signInOverHttp(before.config, 'office-north')
  await before.kill()

  const after = await start('--fresh')
  expect(after.config.userPoolId).not.toBe(before.config.userPoolId)
  expect((await refreshOverHttp(after.config, person.refreshToken)).status).toBe(400)
  await expect(queryAgents(after.config, person, person.partition)).rejects.toThrow('security token')
})

test('a second process on the same state is told so, and changes nothing, not even with "--fresh"', async () => {
  const first = await start()
  const person = await signInOverHttp(first.config, 'office-north')
  const inUse = /state is in use by another process\. Is the app running already\?/
  await expect(start()).rejects.toThrow(inUse)
  await expect(start('--fresh')).rejects.toThrow(inUse)

  expect((await queryAgents(first.config, person, person.partition)).Items).toHaveLength(12)
  await first.kill()
  const after = await start()
  expect((await refreshOverHttp(after.config, person.refreshToken)).status).toBe(200)
})

test('a directory that holds something else is left alone, even by "--fresh"', async () => {
  mkdirSync(directory)
  writeFileSync(join(directory, 'thesis.txt'), 'irreplaceable')
  await expect(start('--fresh')).rejects.toThrow('is not the state of a local AWS')
  expect(readdirSync(directory)).toEqual(['thesis.txt'])
})

test.skipIf(process.platform === 'win32')('nobody but the owner can read the state', async () => {
  const local = await start()
  await signInOverHttp(local.config, 'office-north')
  expect(statSync(directory).mode & 0o777).toBe(0o700)
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
  expect(entries.length).toBeGreaterThan(6)
  for (const entry of entries) {
    const { mode } = statSync(join(entry.parentPath, entry.name))
    expect([entry.name, mode & 0o777]).toEqual([entry.name, entry.isDirectory() ? 0o700 : 0o600])
  }
})
