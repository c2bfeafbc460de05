import { readFileSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allAttempts } from '../../aws/attempts/allAttempts.ts'
import { allMutants } from '../../aws/prove/mutants/allMutants.ts'
import { mutateTemplate } from '../../aws/prove/mutants/mutateTemplate.ts'
import { proveMutant } from '../../aws/prove/mutants/proveMutant.ts'
import { type SignedInStack, signInToStack } from '../../aws/prove/mutants/signInToStack.ts'

const template = readFileSync('aws/template.yaml', 'utf8')

/** No mutant needs these to be noticed, and they are most of the attempts: `npm run prove -- --mutants` makes them too. */
const apart = [
  'Expressions',
  'Every operation, by the lead',
  'Signatures and session tokens',
  'ID tokens',
  'Administration of the pools',
  'Transport',
]
const groups = allAttempts.filter(({ title }) => !apart.includes(title))

let stack: SignedInStack
beforeAll(async () => {
  stack = await signInToStack(template)
})
afterAll(() => rmSync(stack.directory, { recursive: true }))

describe('a weakened template', () => {
  it.each(allMutants.map((mutant) => [mutant.name, mutant] as const))('is caught: %s', async (_, mutant) => {
    const { rules, refusal, differences, surprises } = await proveMutant(mutant, template, stack, groups)
    expect({
      ...(rules.length > 0 ? { linter: rules } : {}),
      ...(differences.length > 0 ? { grants: true } : {}),
      ...(refusal === undefined ? {} : { [refusal.by]: true }),
      ...(surprises.length > 0 ? { attempts: true } : {}),
    }).toEqual(mutant.caughtBy)
    expect(mutant.caughtBy).not.toEqual({})
  })

  it('has a name of its own', () => {
    const names = allMutants.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })
})

/** What each of these lets through that matters, by the attempt that shows it. */
const leaks: [mutant: string, attempt: string, seen: RegExp][] = [
  [
    'PutItem added',
    'the caller’s own agent replaced',
    /^ConditionalCheckFailedException instead of AccessDeniedException/,
  ],
  ['ReturnValues forgotten', 'the whole row back after an update', /^LEAKED: the answer holds/],
  ['ReturnValues forgotten', 'the whole row back because a condition fails', /^LEAKED: the answer holds/],
  [
    'Attributes forgotten on the write',
    'a real name copied into the notes',
    /^ConditionalCheckFailedException instead of AccessDeniedException/,
  ],
  ['Attributes forgotten on the write', 'a test whether there is a real name', /^allowed \(200\)/],
  ['leading keys forgotten on the write', 'notes on another’s agent', /^ConditionalCheckFailedException/],
]

describe('a write policy with a mistake', () => {
  it.each(leaks)('%s: an administrator gets %s', async (name, attempt, seen) => {
    const mutant = allMutants.find((one) => one.name === name)
    if (mutant === undefined) throw new Error(`there is no mutant ${name}`)
    const writes = allAttempts.filter(({ title }) => title === 'Writes')
    const { surprises } = await proveMutant(mutant, template, stack, writes)
    const found = surprises.find((result) => result.attempt.name === attempt)
    expect(found?.surprise).toMatch(seen)
  })
})

describe('the template as it is', () => {
  it('is caught by nothing, or the mutants would prove nothing', async () => {
    const untouched = { name: 'none', changes: [], caughtBy: {} }
    expect(await proveMutant(untouched, template, stack, groups)).toMatchObject({
      rules: [],
      refusal: undefined,
      differences: [],
      surprises: [],
    })
  })
})

describe('mutateTemplate', () => {
  const text = 'Resources:\n  A: !Ref B\n  List:\n    - Sid: One\n      Action: x\n'
  const inList = ['Resources', 'List', 'One']

  it('changes what it is told to, and keeps the functions of the rest', () => {
    expect(mutateTemplate(text, [{ set: [...inList, 'Action'], to: { Ref: 'y' } }])).toBe(
      'Resources:\n  A: !Ref B\n  List:\n    - Sid: One\n      Action:\n        Ref: y\n',
    )
    expect(mutateTemplate(text, [{ append: [...inList, 'Action'], value: 'y' }])).toContain(
      'Action:\n        - x\n        - y\n',
    )
    expect(mutateTemplate(text, [{ rename: [...inList, 'Action'], to: 'Act' }])).toContain('Act: x')
    expect(mutateTemplate(text, [{ remove: ['Resources', 'A'] }])).not.toContain('B')
  })

  it('finds a statement that stands in a condition of the template', () => {
    const conditional =
      'List:\n  - !If\n    - IsSo\n    - Sid: One\n      Action: x\n    - !Ref AWS::NoValue\n'
    expect(mutateTemplate(conditional, [{ set: ['List', 'One', 'Action'], to: 'y' }])).toBe(
      conditional.replace('x', 'y'),
    )
  })

  it.each([
    ['removes what is not there', { remove: [...inList, 'Condition'] }],
    ['renames what is not there', { rename: [...inList, 'Condition'], to: 'X' }],
    ['adds to what is not there', { append: [...inList, 'Condition'], value: 'X' }],
    ['looks for a statement that is gone', { set: ['Resources', 'List', 'Two', 'Action'], to: 'y' }],
    ['sets what is so already', { set: [...inList, 'Action'], to: 'x' }],
  ])('fails when a change %s', (_, change) => {
    expect(() => mutateTemplate(text, [change])).toThrow(/is not in the template|changes nothing/)
  })
})
