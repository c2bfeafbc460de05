import type { Expected, Outcome, Refusal } from '../attempts/Attempt.ts'
import { isGranted } from '../attempts/grants.ts'
import type { Answer, World } from '../attempts/World.ts'

/** The known content of the table before the attempts. */
export interface Known {
  /** Texts that no answer may contain: names of the other administrator's agents, and hidden values of the own ones. */
  secrets: readonly string[]
  /** Field names of the attacker's own agents. */
  ownNames: ReadonlySet<string>
}

/** Why an answer is not the expected one; undefined when it is. */
export function judge(expected: Outcome, answer: Answer, world: World, known: Known): string | undefined {
  if (expected.is === 'whole items') return judgeWholeItems(answer)
  const leaked = known.secrets.find((secret) => answer.body.includes(secret))
  if (leaked !== undefined) return `LEAKED: the answer holds “${leaked}”`
  switch (expected.is) {
    case 'refused':
      return judgeRefusal(expected.ways, answer, world)
    case 'turned away':
      return answer.status === expected.status
        ? undefined
        : `status ${answer.status} instead of ${expected.status}`
    case 'own items':
      return judgeOwnItems(expected.which, answer, world, known)
    case 'harmless':
      return answer.status === 200 ? undefined : `status ${answer.status}: ${answer.message}`
    case 'condition failed':
      return judgeFailedCondition(answer)
  }
}

/** The one right answer in this stack. */
export function outcomeIn(world: World, expected: Expected): Outcome {
  if (expected.is !== 'as granted') return expected
  const granted = isGranted(world.grants, expected.question)
  return granted ? expected.granted : expected.denied
}

/** A transaction says for each of its parts why it was cancelled. */
function judgeFailedCondition({ status, type, message, body }: Answer): string | undefined {
  const failed =
    type === 'ConditionalCheckFailedException' ||
    (type === 'TransactionCanceledException' && body.includes('ConditionalCheckFailed'))
  return failed ? undefined : `${type || `status ${status}`} instead of a failed condition: ${message}`
}

function judgeRefusal(ways: readonly Refusal[], answer: Answer, world: World): string | undefined {
  const { status, type, message } = answer
  if (status < 400) return `allowed (${status})`
  const ofType = ways.filter((way) => way.type === type)
  if (ofType.length === 0) {
    return `${type || `status ${status}`} instead of ${ways.map((way) => way.type).join(' or ')}: ${message}`
  }
  const fits = ofType.some((way) => {
    const words = way.message instanceof RegExp ? way.message : way.message(world)
    return words instanceof RegExp ? words.test(message) : words === message
  })
  if (!fits) return `other words: ${message}`
  return status === 400 ? undefined : `${type} with the status ${status} instead of 400`
}

function judgeOwnItems(
  which: 'all' | 'some',
  answer: Answer,
  world: World,
  { ownNames }: Known,
): string | undefined {
  if (answer.status !== 200) return `${answer.type} instead of the caller’s own items: ${answer.message}`
  const { Items: items = [], LastEvaluatedKey } = pageOf(answer)
  if (items.length === 0) return 'allowed, but without a single item'
  const foreign = items.filter(
    ({ userId, fieldName }) => userId?.S !== world.me.partition || !ownNames.has(fieldName?.S ?? ''),
  )
  if (foreign.length > 0) return `LEAKED: ${foreign.length} items of somebody else`
  const hidden = items.flatMap(Object.keys).find((name) => !world.visibleAttributes.includes(name))
  if (hidden !== undefined) return `LEAKED: the attribute ${hidden}`
  const isShort = which === 'all' && LastEvaluatedKey === undefined && items.length < ownNames.size
  return isShort ? `${items.length} of ${ownNames.size} of the caller’s own items` : undefined
}

function judgeWholeItems(answer: Answer): string | undefined {
  if (answer.status !== 200) return `${answer.type} instead of everybody’s items: ${answer.message}`
  const { Items: items = [] } = pageOf(answer)
  if (items.length === 0) return 'allowed, but without a single item'
  return items.every(({ realName }) => realName?.S !== undefined) ? undefined : 'items without a real name'
}

interface Page {
  Items?: Record<string, { S?: string }>[]
  LastEvaluatedKey?: object
}

function pageOf({ body }: Answer): Page {
  return JSON.parse(body) as Page
}
