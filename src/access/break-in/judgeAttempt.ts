import type { DynamoDbCall } from '../../../aws/attempts/own/OwnAttempt.ts'
import { evaluate } from '../../../aws/policy/evaluate.ts'
import type { AwsCall, CallResult, Json, JsonObject } from '../../aws/calls/AwsCall.ts'
import { isJsonObject } from '../../aws/calls/isJsonObject.ts'
import type { AttemptAnswer } from '../../aws/table/openAttempts.ts'
import { type Explanation, explainCall } from '../decisions/explainCall.ts'
import type { Standing } from '../standing/Standing.ts'

/** The result of an attempt. */
export interface AttemptResult {
  verdict: 'refused' | 'allowed' | 'got-through' | 'failed'
  answer: AttemptAnswer
  explanation: Explanation
  rows: readonly ReadRow[]
}

/** A row that an attempt brought back. */
export interface ReadRow {
  userId: string
  isMine: boolean
  attributes: readonly (readonly [name: string, value: string])[]
}

/**
 * Compares AWS's answer with the template's policy. A call that the template denies and AWS answers has got through,
 * even when the policy in force allows it.
 */
export function judgeAttempt(
  { operation, input }: DynamoDbCall,
  answer: AttemptAnswer,
  standing: Standing,
  partition: string,
): AttemptResult {
  const call: AwsCall = {
    id: 0,
    service: 'dynamodb',
    operation,
    startedAt: 0,
    input: toJson(input),
    result: resultOf(answer),
  }
  const explanation = explainCall(call, standing)
  if (explanation === undefined) throw new Error(`${operation} is no call to DynamoDB`)
  const isMeant = explanation.accesses.every(
    ({ request }) => evaluate(standing.deployed, request).outcome === 'allowed',
  )
  const rows = answer.is === 'succeeded' ? answer.items.map((item) => toRow(item, partition)) : []
  return { verdict: verdictOf(answer, isMeant), answer, explanation, rows }
}

function verdictOf(answer: AttemptAnswer, isMeant: boolean): AttemptResult['verdict'] {
  switch (answer.is) {
    case 'unanswered':
      return 'failed'
    case 'succeeded':
      return isMeant ? 'allowed' : 'got-through'
    case 'refused':
      // The policy allowed the call. The attempt's own condition, which is never true, stopped it.
      if (answer.type === 'ConditionalCheckFailedException') return isMeant ? 'allowed' : 'got-through'
      return answer.type === 'AccessDeniedException' || answer.type === 'ValidationException'
        ? 'refused'
        : 'failed'
  }
}

function resultOf(answer: AttemptAnswer): CallResult {
  switch (answer.is) {
    case 'succeeded':
      return { is: 'succeeded', duration: 0, output: {} }
    case 'refused':
      return { duration: 0, ...answer }
    case 'unanswered':
      return { duration: 0, ...answer }
  }
}

function toJson(input: object): JsonObject {
  const value: Json = JSON.parse(JSON.stringify(input))
  return isJsonObject(value) ? value : {}
}

function toRow(item: JsonObject, partition: string): ReadRow {
  const values = Object.entries(item).map(([name, value]) => [name, textOf(value)] as const)
  const userId = values.find(([name]) => name === 'userId')?.[1] ?? ''
  const attributes = values
    .filter(([name]) => name !== 'userId')
    .sort(([one], [other]) => rank(one) - rank(other))
  // A row without a userId came from a Query of the user's own partition.
  return { userId, isMine: userId === '' || userId === partition, attributes }
}

/** The attributes that tell a row from another come first. */
function rank(name: string): number {
  const place = ['fieldName', 'realName', 'status', 'station'].indexOf(name)
  return place < 0 ? Number.POSITIVE_INFINITY : place
}

/** `{ S: 'x' }` → `x`. */
function textOf(value: Json): string {
  if (!isJsonObject(value)) return String(value)
  const { S, N } = value
  return String(S ?? N ?? JSON.stringify(value))
}
