import type { Condition, Policy, Statement } from '../../policy/Policy.ts'

/** A policy that somebody might put in place of the template's, and what comes of it. */
export interface ShippedPolicy {
  id: string
  title: string
  /** In a sentence or two. */
  leaks: string
  /** Makes it of the template's policy: everything but the mistake stays. */
  statementsOf(deployed: Policy): readonly Statement[]
}

const isOnLeadingKeys = ({ key, comparison }: Condition) =>
  key === 'dynamodb:LeadingKeys' && comparison !== 'Null'

/** The same statements with another comparison of the leading keys. */
const comparing = (change: Partial<Condition>) => (deployed: Policy) =>
  deployed.statements.map((statement) => ({
    ...statement,
    conditions: statement.conditions.map((condition) =>
      isOnLeadingKeys(condition) ? { ...condition, ...change } : condition,
    ),
  }))

/** Mistakes that public projects have in their policies, each by itself. */
export const shippedPolicies: readonly ShippedPolicy[] = [
  {
    id: 'scan-added',
    title: 'Scan added',
    leaks: 'Somebody wanted a list of all stations. A Scan reads every row, whoever it belongs to.',
    statementsOf: ({ statements }) => [
      ...statements,
      ...statements.slice(0, 1).map((statement) => ({
        ...statement,
        sid: 'ScanForReports',
        actions: ['dynamodb:Scan'],
        conditions: [],
      })),
    ],
  },
  {
    id: 'for-all-values-alone',
    title: 'ForAllValues alone',
    leaks: 'ForAllValues is true of no values at all. A Scan names no key, so the condition lets it through.',
    statementsOf: ({ statements }) =>
      statements.map((statement) => ({
        ...statement,
        actions: ['dynamodb:Query', 'dynamodb:Scan', 'dynamodb:GetItem'],
        conditions: statement.conditions.filter(({ quantifier }) => quantifier === 'ForAllValues'),
      })),
  },
  {
    id: 'string-like-star',
    title: 'StringLike *',
    leaks: 'A key has to be there, and any will do: whoever knows an office’s key reads its agents.',
    statementsOf: comparing({
      operator: 'ForAllValues:StringLike',
      comparison: 'StringLike',
      values: ['*'],
    }),
  },
  {
    id: 'wrong-variable',
    title: 'The wrong variable',
    leaks: 'It compares the pool’s ID, which is everybody’s: nobody reads their own agents any more.',
    statementsOf: comparing({ values: ['${cognito-identity.amazonaws.com:aud}'] }),
  },
  {
    id: 'no-condition',
    title: 'No condition',
    leaks: 'The app only asks for one’s own agents, so it looks right. Whoever asks for others gets them.',
    statementsOf: ({ statements }) => statements.map((statement) => ({ ...statement, conditions: [] })),
  },
]
