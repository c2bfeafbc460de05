import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import type { Answer } from '../Answer.ts'
import { FaultyFileError } from '../files/FaultyFileError.ts'
import type { FileRecord } from '../files/FileRecord.ts'
import { readRecords } from '../files/readRecords.ts'
import { safeText } from '../safeText.ts'
import { createUser, type NewUser } from './createUser.ts'
import { listUsers } from './listUsers.ts'
import { parseEmail, parseUsername } from './UserCommand.ts'
import type { UsersSession } from './UsersSession.ts'

const parsedBy = (parse: (text: string) => string) =>
  v.rawTransform<string, string>(({ dataset, addIssue, NEVER }) => {
    try {
      return parse(dataset.value)
    } catch (error) {
      addIssue({ message: error instanceof Error ? error.message : String(error) })
      return NEVER
    }
  })

const yesOrNo = v.pipe(
  v.union([v.boolean(), v.string()]),
  v.transform((value) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : value.toLowerCase())),
  v.picklist(['yes', 'no', 'true', 'false'], 'lead is neither yes nor no.'),
  v.transform((value) => value === 'yes' || value === 'true'),
)

/** The columns of a file of people. */
const person = v.strictObject({
  username: v.pipe(v.string('username is not text.'), parsedBy(parseUsername)),
  email: v.optional(v.pipe(v.string('email is not text.'), parsedBy(parseEmail))),
  lead: v.optional(yesOrNo, false),
  office: v.optional(v.string('office is not text.')),
})

const columns = Object.keys(person.entries)

/**
 * Creates the users in a file. All of them are checked before the first is created. Only the answer has their
 * temporary passwords.
 *
 * @throws FaultyFileError; Error that names the users created before the failure, with their passwords
 */
export async function createPeople(session: UsersSession, file: string): Promise<Answer> {
  const people = await parsePeople(session, readFile(file))
  const made: Answer[] = []
  for (const one of people) {
    try {
      made.push(await createUser(session, one))
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      const left = people.slice(made.length).map(({ username }) => username)
      const done = made.map(({ text }) => text)
      throw new Error([...done, safeText`Not created: ${left.join(', ')}. ${why}`].join('\n\n'))
    }
  }
  return { text: made.map(({ text }) => text).join('\n\n'), data: made.map(({ data }) => data) }
}

function readFile(file: string): FileRecord[] {
  let content: Uint8Array
  try {
    content = readFileSync(file)
  } catch {
    throw new Error(safeText`${file} cannot be read.`)
  }
  try {
    return readRecords(file, content)
  } catch (error) {
    if (error instanceof FaultyFileError || !(error instanceof Error)) throw error
    throw new Error(safeText`${file} ${error.message}`)
  }
}

async function parsePeople(session: UsersSession, records: readonly FileRecord[]): Promise<NewUser[]> {
  const faults: string[] = []
  const places = new Map<string, string>()
  const there = new Set(await usernames(session))
  const people = records.flatMap(({ where, values }): NewUser[] => {
    const result = v.safeParse(person, values)
    if (!result.success) {
      faults.push(...result.issues.map((issue) => `${where}: ${explain(issue)}`))
      return []
    }
    const { username, email, lead, office } = result.output
    // The pool ignores case in names.
    const name = username.toLowerCase()
    const earlier = places.get(name)
    if (earlier !== undefined) faults.push(`${where}: ${username} is in ${earlier} already`)
    else if (there.has(name)) faults.push(`${where}: there is a user ${username} already`)
    if (lead && office !== undefined) faults.push(`${where}: ${username} is a lead, who has no office`)
    places.set(name, where)
    return [{ username, email, lead, office }]
  })
  if (records.length === 0) faults.push('there is nobody in it')
  if (faults.length > 0) throw new FaultyFileError(faults)
  return people
}

async function usernames(session: UsersSession): Promise<string[]> {
  const { data } = await listUsers(session, { leads: false })
  return v
    .parse(v.array(v.object({ username: v.string() })), data)
    .map(({ username }) => username.toLowerCase())
}

function explain(issue: v.BaseIssue<unknown>): string {
  const name = v.getDotPath(issue)
  if (name === null) return 'is not a person'
  if (!columns.includes(name)) return `there is no ${name} of a person, only ${columns.join(', ')}`
  return issue.input === undefined ? `${name} is missing` : issue.message.replace(/\.$/, '')
}
