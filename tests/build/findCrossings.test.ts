import { describe, expect, test } from 'vitest'
import { findCrossings } from '../../build/findCrossings.ts'
import { importOrder } from '../../build/importOrder.ts'

/** The check's findings about one file that imports another. */
function problemsOf(file: string, target: string): string[] {
  const text = `import { something } from '${target}'\n`
  return findCrossings(importOrder, new Map([[file, text]])).map(({ problem }) => problem)
}

describe('the import order', () => {
  test.each([
    ['the app imports the local AWS', 'src/session/createSession.ts', '../../aws/local/startLocalAws.ts'],
    ['the app imports an operator’s command', 'src/agents/list/useAgents.ts', '../../../aws/cli/assign.ts'],
    ['src/aws/srp imports the agents', 'src/aws/srp/prepareSignIn.ts', '../../agents/agent.ts'],
    ['a page of Access imports App', 'src/access/break-in/BreakInSection.tsx', '../../App.tsx'],
    ['a page of Access imports the agents', 'src/access/path/PathSection.tsx', '../../agents/agent.ts'],
    ['the agents import Access', 'src/agents/AgentsPage.tsx', '../access/AccessPage.tsx'],
    ['a building block imports the session', 'src/ui/a/b/c/Deep.tsx', '../../../../session/useSession.ts'],
    ['the evaluator imports the local AWS', 'aws/policy/lint/rules/x.ts', '../../../local/AwsError.ts'],
    ['the local AWS imports a command', 'aws/local/http/parseRequest.ts', '../../cli/start.ts'],
    ['the local AWS imports the app', 'aws/local/dynamodb/x.ts', '../../../src/errors.ts'],
    ['the app imports a test', 'src/session/createSession.ts', '../../tests/support/Clock.ts'],
  ])('refuses that %s', (_, file, target) => {
    expect(problemsOf(file, target)).toHaveLength(1)
  })

  test.each([
    ['the agents import the session', 'src/agents/a/b/x.ts', '../../../session/useSession.ts'],
    ['the app imports the evaluator', 'src/access/decisions/x.ts', '../../../aws/policy/evaluate.ts'],
    ['the local AWS imports the evaluator', 'aws/local/authorization/x.ts', '../../policy/evaluate.ts'],
    ['a command imports the local AWS', 'aws/cli/start.ts', '../local/startLocalAws.ts'],
    ['a file imports its own room', 'src/session/account/x.ts', '../createSession.ts'],
  ])('allows that %s', (_, file, target) => {
    expect(problemsOf(file, target)).toEqual([])
  })

  test.each([
    "export { x } from '../agents/x.ts'",
    "import '../agents/x.ts'",
    "await import('../agents/x.ts')",
  ])('sees the import in: %s', (text) => {
    expect(findCrossings(importOrder, new Map([['src/aws/x.ts', text]]))).toHaveLength(1)
  })

  test('refuses a file outside every room', () => {
    expect(findCrossings([], new Map([['src/x.ts', "import './y.ts'"]]))).toEqual([
      { where: 'src/x.ts:1', problem: 'belongs to no room in build/importOrder.ts.' },
    ])
  })

  test('finds a circle of imports, once', () => {
    const circle = new Map([
      ['src/ui/a.ts', "import './b.ts'"],
      ['src/ui/b.ts', "import './c.ts'"],
      ['src/ui/c.ts', "import './a.ts'"],
    ])
    expect(findCrossings(importOrder, circle)).toEqual([
      {
        where: 'src/ui/a.ts',
        problem: 'is in a circle of imports: src/ui/a.ts → src/ui/b.ts → src/ui/c.ts → src/ui/a.ts',
      },
    ])
  })
})
