import type { Asked } from '../../../aws/attempts/OwnAttempt.ts'
import { evaluate } from '../../../aws/policy/evaluate.ts'
import type { AwsCall, CallResult, Json, JsonObject } from '../../aws/calls/AwsCall.ts'
import { isJsonObject } from '../../aws/calls/isJsonObject.ts'
import type { AttemptAnswer } from '../../aws/openAttempts.ts'
import { accessesOf } from '../decisions/accessesOf.ts'
import { type Explanation, explainCall } from '../decisions/explainCall.ts'
import type { Standing } from '../standing/Standing.ts'

/** What came of an attempt. */
export interface Outcome {
  verdict: 'refused' | 'allowed' | 'got-through' | 'failed'
  answer: AttemptAnswer
  explanation: Explanation
  /** The rows that came back, and whose each is. */
  rows: readonly Row[]
}

export interface Row {
  userId: string
  isMine: boolean
  attributes: readonly (readonly [name: string, value: string])[]
}

/**
 * Holds AWS's answer against what the template's policy says: whatever that denies and AWS answers has got through,
 * and so has a row of somebody else that the policy does not mean one to see.
 */
export function judgeAttempt(
  asked: Asked,
  answer: AttemptAnswer,
  standing: Standing,
  partition: string,
): Outcome {
  const { operation } = asked
  const input = toJson(asked.input)
  const call: AwsCall = {
    id: 0,
    service: 'dynamodb',
    operation,
    startedAt: 0,
    input,
    result: resultOf(answer),
  }
  const explanation = explainCall(call, standing)
  if (explanation === undefined) throw new Error(`${operation} is no call to DynamoDB`)
  const isMeant = accessesOf(call, standing.place).every((access) => {
    const request = { ...access, context: new Map([...access.context, ...standing.context]) }
    return evaluate(standing.deployed, request).outcome === 'allowed'
  })
  const rows = answer.is === 'succeeded' ? answer.items.map((item) => toRow(item, partition)) : []
  return { verdict: verdictOf(answer, isMeant), answer, explanation, rows }
}

function verdictOf(answer: AttemptAnswer, isMeant: boolean): Outcome['verdict'] {
  switch (answer.is) {
    case 'unanswered':
      return 'failed'
    case 'succeeded':
      return isMeant ? 'allowed' : 'got-through'
    case 'refused':
      // Past the policy: the condition that nothing fulfils is what stopped it.
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

function toRow(item: JsonObject, partition: string): Row {
  const values = Object.entries(item).map(([name, value]) => [name, textOf(value)] as const)
  const userId = values.find(([name]) => name === 'userId')?.[1] ?? ''
  const attributes = values
    .filter(([name]) => name !== 'userId')
    .sort(([one], [other]) => rank(one) - rank(other))
  // A row that does not say whose it is came from a Query of one's own partition.
  return { userId, isMine: userId === '' || userId === partition, attributes }
}

/** What tells a row apart comes first. */
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
