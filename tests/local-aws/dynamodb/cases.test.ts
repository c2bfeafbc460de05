import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signedRequest } from '../../../aws/attempts/signRequest.ts'
import { sendRaw } from '../../support/sendRaw.ts'
import { serveTestAws, type TestAws } from '../../support/serveTestAws.ts'
import { type SignedIn, signInOverHttp } from '../../support/signInOverHttp.ts'

/** The folder of the files. For another one: CASES=DIRECTORY npx vitest run tests/local-aws/dynamodb/cases.test.ts */
const directory = process.env.CASES ?? join(import.meta.dirname, 'cases')

const request = v.strictObject({
  service: v.literal('dynamodb'),
  operation: v.string(),
  /** `operator`, or a demo user. */
  as: v.string(),
  input: v.record(v.string(), v.unknown()),
})
const caseFile = v.strictObject({
  ...request.entries,
  before: v.optional(v.array(request), []),
  expected: v.strictObject({
    status: v.number(),
    /** Without its namespace. */
    type: v.optional(v.string()),
    message: v.optional(v.string()),
    pattern: v.optional(v.string()),
    /** The whole of a member of the answer. */
    exactly: v.optional(v.record(v.string(), v.unknown()), {}),
    /** Members of the answer, besides any others. */
    body: v.optional(v.record(v.string(), v.unknown()), {}),
  }),
})
type Request = v.InferOutput<typeof request>

let local: TestAws
const people = new Map<string, SignedIn>()
beforeAll(async () => {
  local = await serveTestAws()
})
afterAll(() => local.close())

async function send({ operation, as, input }: Request) {
  const { config, endpoint, aws } = local
  const name = as === 'operator' ? 'office-north' : as
  const person = people.get(name) ?? (await signInOverHttp(config, name))
  people.set(name, person)
  const signed = signedRequest(
    { urlOf: () => new URL(endpoint), me: person, region: config.region, now: Date.now },
    operation,
    input,
    as === 'operator' ? { credentials: aws.operatorKey } : {},
  )
  return sendRaw(endpoint, signed)
}

/** A file's text with the names of the running stack in it. */
function filledIn(text: string): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = new Map<string, unknown>(Object.entries(local.config)).get(name)
    if (typeof value !== 'string') throw new Error(`the stack has no ${name}`)
    return value
  })
}

const files = readdirSync(directory).filter((name) => name.endsWith('.json'))

test('there are cases', () => {
  expect(files.length).toBeGreaterThan(0)
})

test.each(files)('%s is answered as AWS answers it', async (name) => {
  const text = filledIn(readFileSync(join(directory, name), 'utf8'))
  const { before, expected, ...asked } = v.parse(caseFile, JSON.parse(text))
  for (const each of before) expect((await send(each)).status, JSON.stringify(each)).toBe(200)
  const { status, json } = await send(asked)
  expect(status, JSON.stringify(json)).toBe(expected.status)
  expect(json.__type?.split('#').at(-1)).toBe(expected.type)
  if (expected.message !== undefined) expect(json.message).toBe(expected.message)
  if (expected.pattern !== undefined) expect(json.message).toMatch(new RegExp(expected.pattern))
  for (const [member, value] of Object.entries(expected.exactly)) expect(json[member]).toEqual(value)
  expect(json).toMatchObject(expected.body)
})
