import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Attempt } from '../../aws/attempts/Attempt.ts'
import { allAttempts } from '../../aws/attempts/allAttempts.ts'
import { denied, ownItems, refused } from '../../aws/attempts/expectations.ts'
import type { Answer } from '../../aws/attempts/World.ts'
import { proveLocally } from '../../aws/prove/proveLocally.ts'
import { report, summary } from '../../aws/prove/report.ts'
import { exitCodeOf, type Result } from '../../aws/prove/runAttempts.ts'

const attempts = allAttempts.flatMap((group) => group.attempts)

describe.each(['none', 'own-agents'])('the break-in matrix, where Editing is %s', (Editing) => {
  let results: Result[]
  beforeAll(async () => {
    results = await proveLocally(() => {}, { parameters: { Editing } })
  })

  it('ends as expected in every attempt', () => {
    expect(results.filter(({ surprise }) => surprise !== undefined)).toEqual([])
    expect(results).toHaveLength(attempts.length)
    expect(exitCodeOf(results)).toBe(0)
  })

  it('counts what AWS documents nowhere apart from what passed', () => {
    const unconfirmed = results.filter((result) => result.unconfirmed !== undefined)
    const isEditable = Editing === 'own-agents'
    expect(unconfirmed.map(({ attempt }) => attempt.name)).toEqual(
      isEditable ? ['the whole row back because a condition fails'] : [],
    )
    expect(/1 unconfirmed on AWS/.test(summary(results))).toBe(isEditable)
  })

  it('holds as many attempts as were promised, each with a name of its own', () => {
    expect(attempts.length).toBeGreaterThanOrEqual(500)
    expect(new Set(attempts.map(({ name }) => name)).size).toBe(attempts.length)
  })

  it('sums itself up in one line', () => {
    expect(summary(results)).toMatch(/^\d+ attempts: \d+ refused, \d+ answered .* all as expected$/)
  })
})

describe('an attempt that ends otherwise', () => {
  const prove = async (attempt: Attempt) => {
    const results = await proveLocally(() => {}, { groups: [{ title: 'One', attempts: [attempt] }] })
    return { results, surprise: results[0]?.surprise, code: exitCodeOf(results) }
  }
  const [ownQuery] = attempts.filter(({ expected }) => expected.is === 'own items')
  const [foreignQuery] = attempts.filter(({ name }) => name === 'another administrator’s key')
  if (ownQuery === undefined || foreignQuery === undefined)
    throw new Error('the matrix has lost its first rows')

  it('is a surprise when it is allowed and was to be refused', async () => {
    const { surprise, code, results } = await prove({ ...ownQuery, expected: denied('Query') })
    expect(surprise).toBe('allowed (200)')
    expect(code).toBe(1)
    expect(summary(results)).toBe('1 attempt: 1 NOT as expected')
  })

  it.each([
    ['refused and was to be allowed', ownItems, /^AccessDeniedException instead of the caller’s own items/],
    [
      'refused by another exception',
      refused('ValidationException', /./),
      /^AccessDeniedException instead of Val/,
    ],
    ['refused in other words', refused('AccessDeniedException', 'Access denied.'), /^other words: /],
    [
      'refused with another status',
      { is: 'turned away', status: 403 } as const,
      /^status 400 instead of 403$/,
    ],
  ])('is a surprise when it is %s', async (_, expected, words) => {
    const { surprise, code } = await prove({ ...foreignQuery, expected })
    expect(surprise).toMatch(words)
    expect(code).toBe(1)
  })

  it('is a surprise when an answer holds anything of another administrator’s, even where no denial was expected', async () => {
    const leaks = (secret: string): Attempt => ({
      ...foreignQuery,
      send: async (): Promise<Answer> => ({ status: 400, type: '', message: '', body: secret }),
    })
    const agents: Readonly<Record<string, readonly { fieldName: string }[]>> = JSON.parse(
      readFileSync('aws/seed/agents.json', 'utf8'),
    )
    const secret = agents['office-south']?.[0]?.fieldName ?? ''
    expect(secret).not.toBe('')
    const { surprise } = await prove(leaks(`{"hint":"${secret}"}`))
    expect(surprise).toContain('LEAKED')
  })

  it('stands in the report, and what it holds is text there and never a part of the page', async () => {
    const { results } = await prove({
      ...foreignQuery,
      name: '<script>alert(1)</script>',
      expected: refused('ValidationException', /./),
    })
    const page = report(results, {
      stack: 'here',
      when: '2026-01-01T00:00:00Z',
      left: [],
      seenFromInside: true,
    })
    expect(page).not.toContain('<script>')
    expect(page).toContain('&#60;script&#62;')
    expect(page).toContain('1 NOT as expected')
    expect(page).toContain(
      '… dynamodb:Query on resource: arn:aws:dynamodb:eu-central-1:123456789012:table/AgentsTable …',
    )
    expect(page).toContain('is not authorized to perform: ACTION on resource: ARN because')
  })
})
