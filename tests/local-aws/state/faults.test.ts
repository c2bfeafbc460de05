import { createHash } from 'node:crypto'
import fs, { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../aws/local/dynamodb/Dynalite.ts'
import { keepInJournal } from '../../../aws/local/dynamodb/keepInJournal.ts'
import { dynalite } from '../../../aws/local/dynamodb/mendedDynalite.ts'
import { Identities } from '../../../aws/local/identity-pool/Identities.ts'
import type { FileSystem } from '../../../aws/local/state/FileSystem.ts'
import { MadeOnce } from '../../../aws/local/state/MadeOnce.ts'
import { NotKeptError } from '../../../aws/local/state/NotKeptError.ts'
import { openJournal } from '../../../aws/local/state/openJournal.ts'
import { Grants } from '../../../aws/local/user-pool/tokens/Grants.ts'
import type { User } from '../../../aws/local/user-pool/users/User.ts'
import { Users } from '../../../aws/local/user-pool/users/Users.ts'
import {
  type Fault,
  type FaultyFileSystem,
  faults,
  faultyFileSystem,
} from '../../support/faultyFileSystem.ts'
import { writeStateOfVersion1 } from '../../support/writeStateOfVersion1.ts'

const root = mkdtempSync(join(tmpdir(), 'leading-keys-'))
afterAll(() => rmSync(root, { recursive: true }))

interface Stores {
  users: Users
  grants: Grants
  identities: Identities
  names: MadeOnce
  items: Database
  /** The answers that callers got: identity IDs and the `origin_jti` of grants. */
  told: { ids: Set<string>; grants: Set<string> }
  close(): void
}

/** The random numbers and the clock are the same in every run, so two equal runs make equal states. */
async function openStores(fileSystem: FileSystem, directory: string): Promise<Stores> {
  const journal = openJournal(fileSystem, directory)
  let drawn = 0
  const randomBytes = (length: number) => {
    drawn += 1
    const block = createHash('sha512').update(String(drawn)).digest()
    return Buffer.alloc(length, block)
  }
  const environment = { now: () => 1_800_000_000_000, randomBytes, journal, deliver() {} }
  const items = dynalite.create({ createTableMs: 0 }).db
  await items.open()
  await keepInJournal(items, journal)
  return {
    users: new Users('user-pool/P/users', journal, false),
    grants: new Grants('user-pool/P/grants', environment),
    identities: new Identities('eu-central-1:P', 'eu-central-1', environment),
    names: new MadeOnce(journal, 'stack'),
    items,
    told: { ids: new Set(), grants: new Set() },
    close: () => journal.close(),
  }
}

const ana: User = {
  username: 'ana',
  sub: '8f9744fb-09de-437b-9b1d-a1d107f151d9',
  attributes: { email: 'ana@example.com' },
  status: 'CONFIRMED',
  enabled: true,
  createdAt: 1,
  modifiedAt: 1,
  password: { salt: 'ab', verifier: 'cd' },
  groups: [],
}
const ben: User = { ...ana, username: 'ben', sub: '5932e7bb-debc-4d6b-88d2-8768ada7ae20' }
const logins = ['provider:CognitoSignIn:ana', 'provider:CognitoSignIn:ben'] as const
const item = { userId: { S: 'ana' }, notes: { S: 'x'.repeat(2000) } }

/** Every change that a store can make. */
const steps: ((stores: Stores) => unknown)[] = [
  ({ names }) => names.get('pool', () => 'eu-central-1_AbCdEf123'),
  ({ users }) => users.save(ana),
  ({ users }) => users.save(ben),
  ({ grants, told }) => told.grants.add(grants.start(ana.sub, 'client', 3_600_000).grant.originJti),
  ({ identities, told }) => told.ids.add(identities.idOf(logins[0])),
  ({ items }) => items.put('one', item),
  ({ items }) =>
    items.batch([
      { type: 'put', key: 'two', value: item },
      { type: 'put', key: 'three', value: item },
      { type: 'del', key: 'one' },
    ]),
  ({ grants, told }) => {
    for (const originJti of told.grants) {
      const grant = grants.get(originJti)
      const token = grant?.refreshTokens.at(-1)
      if (grant !== undefined && token !== undefined) grants.rotate(grant, token)
    }
  },
  ({ users }) => users.save({ ...ana, enabled: false }),
  ({ identities, told }) => told.ids.add(identities.idOf(logins[1])),
  ({ names }) => names.get('client', () => '1example23456789abcdefghij'),
  ({ grants }) => grants.revokeAllOf(ana.sub),
  ({ items }) => items.del('two'),
  ({ users }) => users.delete(ben),
]

/** The content of the stores as text. Of identities and grants, only those that a caller got an answer about. */
async function contentsOf({ users, grants, identities, names, items }: Stores, told: Stores['told']) {
  const made = (name: string) => {
    try {
      return names.get(name, () => {
        throw new Error('not made')
      })
    } catch {
      return 'none'
    }
  }
  return JSON.stringify({
    users: users.all(),
    grants: [...told.grants].map((originJti) => grants.get(originJti) ?? 'none'),
    identities: [...told.ids].map((id) => [id, identities.loginOf(id) ?? 'none']),
    names: ['pool', 'client'].map(made),
    items: [await items.keys().all(), await items.values().all()],
  })
}

/** The content at the start and after each step, without a fault. */
interface Course {
  told: Stores['told']
  contents: string[]
}

async function courseFrom(existing: string | undefined): Promise<Course> {
  const run = async (told?: Stores['told']) => {
    const stores = await openStores(fs, copyOf(existing))
    const contents = [await contentsOf(stores, told ?? stores.told)]
    for (const step of steps) {
      await step(stores)
      contents.push(await contentsOf(stores, told ?? stores.told))
    }
    stores.close()
    return { told: stores.told, contents }
  }
  // At the second try, the test knows what to ask for.
  return run((await run()).told)
}

function copyOf(existing: string | undefined): string {
  const directory = mkdtempSync(join(root, 'state-'))
  if (existing !== undefined) cpSync(existing, directory, { recursive: true })
  return directory
}

interface Counts {
  acknowledged: number
  lost: number
  identitiesChanged: number
  startsRefused: number
}

/**
 * Runs all steps on a file system with a fault, then starts again from the disk. Returns the number of calls that
 * changed the disk.
 */
async function round(directory: string, fault: Fault, at: number, course: Course, counts: Counts) {
  const faulty = faultyFileSystem(fault, at)
  const stores = await start(faulty.fs, directory, faulty.isKilled)
  let done = 0
  for (const step of stores === undefined ? [] : steps) {
    if (!(await survives(stores as Stores, step, faulty))) break
    done += 1
  }
  counts.acknowledged += done
  const told = faulty.isKilled() ? course.told : (stores as Stores).told
  // A kill between the write and the answer: the step is done, and the caller has no answer.
  const expected = faulty.isKilled()
    ? course.contents.slice(done, done + 2)
    : [await contentsOf(stores as Stores, told)]
  if (!faulty.isKilled()) stores?.close()

  const again = await openStores(fs, directory).catch(() => undefined)
  if (again === undefined) counts.startsRefused += 1
  else {
    if (!expected.includes(await contentsOf(again, told))) counts.lost += 1
    for (const id of stores?.told.ids ?? []) {
      if (again.identities.loginOf(id) === undefined) counts.identitiesChanged += 1
    }
    again.close()
  }
  return faulty.calls()
}

/** A start may fail for lack of space; the next one finds the earlier state. */
async function start(fileSystem: FileSystem, directory: string, isKilled: () => boolean) {
  try {
    return await openStores(fileSystem, directory)
  } catch {
    return isKilled() ? undefined : openStores(fs, directory)
  }
}

/** Runs a step, and repeats it once after a failure. Returns false if the process was killed during the step. */
async function survives(stores: Stores, step: (typeof steps)[number], faulty: FaultyFileSystem) {
  const told = { ids: new Set(stores.told.ids), grants: new Set(stores.told.grants) }
  const before = await contentsOf(stores, told)
  try {
    await step(stores)
  } catch (error) {
    if (faulty.isKilled()) return false
    expect(error).toBeInstanceOf(NotKeptError)
    // The refused step has changed nothing, and succeeds once the disk has space.
    expect(await contentsOf(stores, told)).toBe(before)
    faulty.heal()
    await step(stores)
  }
  // A step may be complete although its position is not written.
  return !faulty.isKilled() || (await contentsOf(stores, told)) !== before
}

/** Two existing states: one of this version, and one of version 1, which the start takes over. */
const existing = join(root, 'existing')
const ofVersion1 = join(root, 'version-1')
const courses = new Map<string | undefined, Course>()
beforeAll(async () => {
  fs.mkdirSync(existing)
  const stores = await openStores(fs, existing)
  for (const step of steps) await step(stores)
  stores.close()
  writeStateOfVersion1(ofVersion1)
  for (const from of [undefined, existing, ofVersion1]) courses.set(from, await courseFrom(from))
})

// COUNTS=1 prints the number of rounds, and their results.
describe.each(faults)('a file system that is %s', (fault) => {
  test.each([
    ['the first start', undefined],
    ['a later start', existing],
    ['a start that takes over version 1', ofVersion1],
  ])('at any one of its writes, %s and what follows lose nothing', async (name, from) => {
    const course = courses.get(from)
    if (course === undefined) throw new Error('no course')
    const counts: Counts = { acknowledged: 0, lost: 0, identitiesChanged: 0, startsRefused: 0 }
    let at = 1
    // The loop ends when the fault comes after the last call.
    while ((await round(copyOf(from), fault, at, course, counts)) >= at) at += 1
    if (process.env.COUNTS) console.log(`${fault}, ${name}:`, { rounds: at - 1, ...counts })
    expect(counts).toMatchObject({ lost: 0, identitiesChanged: 0, startsRefused: 0 })
    expect(at).toBeGreaterThan(20)
    expect(counts.acknowledged).toBeGreaterThan(at)
  })
})
