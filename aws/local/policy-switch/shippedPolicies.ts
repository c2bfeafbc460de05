import type { Condition, Statement } from '../../policy/Policy.ts'

/** A policy with a common mistake, and what it leaks. */
export interface ShippedPolicy {
  id: string
  title: string
  /** One or two sentences. */
  leaks: string
  /** Makes the policy from the template's statements that read. Only the mistake is different. */
  statementsOf(deployed: readonly Statement[]): readonly Statement[]
}

const isOnLeadingKeys = ({ key, comparison }: Condition) =>
  key === 'dynamodb:LeadingKeys' && comparison !== 'Null'

/** The same statements, with a change in how they compare the leading keys. */
const comparing = (change: Partial<Condition>) => (deployed: readonly Statement[]) =>
  deployed.map((statement) => ({
    ...statement,
    conditions: statement.conditions.map((condition) =>
      isOnLeadingKeys(condition) ? { ...condition, ...change } : condition,
    ),
  }))

/** Mistakes that the policies of public projects have, one policy for each. */
export const shippedPolicies: readonly ShippedPolicy[] = [
  {
    id: 'scan-added',
    title: 'Scan added',
    leaks: 'Somebody wanted a list of all stations. A Scan reads the rows of every office.',
    statementsOf: (statements) => [
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
    statementsOf: (statements) =>
      statements.map((statement) => ({
        ...statement,
        actions: ['dynamodb:Query', 'dynamodb:Scan', 'dynamodb:GetItem'],
        conditions: statement.conditions.filter(({ quantifier }) => quantifier === 'ForAllValues'),
      })),
  },
  {
    id: 'string-like-star',
    title: 'StringLike *',
    leaks:
      'The request has to name a key, and every key matches: a person who knows the key of an office reads its agents.',
    statementsOf: comparing({
      operator: 'ForAllValues:StringLike',
      comparison: 'StringLike',
      values: ['*'],
    }),
  },
  {
    id: 'wrong-variable',
    title: 'The wrong variable',
    leaks:
      'It compares with the ID of the identity pool, which is the same for everybody: nobody can read their own agents any more.',
    statementsOf: comparing({ values: ['${cognito-identity.amazonaws.com:aud}'] }),
  },
  {
    id: 'no-condition',
    title: 'No condition',
    leaks:
      'The app asks for the user’s own agents only, so everything looks right. A request for another office’s agents gets them too.',
    statementsOf: (statements) => statements.map((statement) => ({ ...statement, conditions: [] })),
  },
]
