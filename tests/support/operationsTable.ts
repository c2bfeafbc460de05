import { cloudFormationOperations } from '../../aws/local/cloudformation/operations.ts'
import { describeOperations } from '../../aws/local/dynamodb/describeOperations.ts'
import { engineOperations } from '../../aws/local/dynamodb/engineOperations.ts'
import { otherOperations } from '../../aws/local/dynamodb/otherOperations.ts'
import { identityPoolOperations } from '../../aws/local/identity-pool/operations.ts'
import type { AnswerAtBest } from '../../aws/local/notEmulated.ts'
import { stsOperations } from '../../aws/local/sts/operations.ts'
import { userPoolOperations } from '../../aws/local/user-pool/operations.ts'

type Answer = 'works' | 'refused as AWS' | 'NotEmulated' | 'as the policies say'

interface Row {
  service: string
  name: string
  /** The answer to the operator, who has every right. */
  operator: Answer
  /** The answer to an office administrator under the template's policies. */
  administrator: Answer
}

interface Operation {
  access: 'public' | 'signer' | 'operator'
  answersAtBest?: AnswerAtBest
}

const bestAnswers = { refusal: 'refused as AWS', NotEmulated: 'NotEmulated' } as const

function rowsOf(service: string, operations: ReadonlyMap<string, Operation>): Row[] {
  return [...operations].map(([name, { access, answersAtBest }]) => {
    const answer = answersAtBest === undefined ? 'works' : bestAnswers[answersAtBest]
    return {
      service,
      name,
      operator: answer,
      administrator: access === 'operator' ? 'refused as AWS' : answer,
    }
  })
}

/** The engine runs these operations as well as those that it finds by name. */
export const transactions = ['TransactGetItems', 'TransactWriteItems']
export const partiql = ['BatchExecuteStatement', 'ExecuteStatement', 'ExecuteTransaction']

/** Every operation of the services that the local AWS has. */
export const operationRows: readonly Row[] = [
  ...[...engineOperations.keys(), ...describeOperations.keys(), ...transactions].map(
    (name): Row => ({ service: 'dynamodb', name, operator: 'works', administrator: 'as the policies say' }),
  ),
  ...[...otherOperations, ...partiql].map(
    (name): Row => ({ service: 'dynamodb', name, operator: 'NotEmulated', administrator: 'refused as AWS' }),
  ),
  ...rowsOf('cognito-idp', userPoolOperations),
  ...rowsOf('cognito-identity', identityPoolOperations),
  ...rowsOf('sts', stsOperations),
  ...rowsOf('cloudformation', cloudFormationOperations),
]

export const [begin, end] = [
  '<!-- Written by tests/support/writeOperationsTable.ts -->',
  '<!-- Until here -->',
]

/** The table in Markdown. Each line has the operations of a service with the same answers. */
export function operationsTable(): string {
  const lines = new Map<string, string[]>()
  for (const { service, name, operator, administrator } of operationRows) {
    const key = `| ${service} | ${operator} | ${administrator} |`
    lines.set(key, [...new Set([...(lines.get(key) ?? []), name])].sort())
  }
  return [
    begin,
    '',
    '| service | the operator | an administrator | operations |',
    '|---|---|---|---|',
    ...[...lines].map(([key, names]) => `${key} ${names.join(', ')} |`),
    '',
    end,
  ].join('\n')
}
