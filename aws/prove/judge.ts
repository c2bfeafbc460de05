import type { Answer, Attempt } from './Attempt.ts'
import type { World } from './World.ts'

/** What the attack must never see: field names and the identity ID of the other administrator's agents. */
export type Secrets = readonly string[]

/** Why an answer is not the expected one; undefined when it is. */
export function judge(attempt: Attempt, answer: Answer, world: World, secrets: Secrets): string | undefined {
  const { expected } = attempt
  if (expected.is === 'whole items') return judgeWholeItems(answer)
  const leaked = secrets.find((secret) => answer.body.includes(secret))
  if (leaked !== undefined) return `LEAKED: the answer holds “${leaked}”`
  switch (expected.is) {
    case 'refused': {
      if (answer.status < 400) return `allowed (${answer.status})`
      if (!expected.type.split('|').includes(answer.type)) {
        return `${answer.type || `status ${answer.status}`} instead of ${expected.type}: ${answer.message}`
      }
      const { message } = expected
      const fits =
        message instanceof RegExp ? message.test(answer.message) : answer.message === message(world)
      return fits ? undefined : `other words: ${answer.message}`
    }
    case 'turned away':
      return answer.status === expected.status
        ? undefined
        : `status ${answer.status} instead of ${expected.status}`
    case 'own items':
      return judgeOwnItems(answer, world)
    case 'harmless':
      return answer.status === 200 ? undefined : `status ${answer.status}: ${answer.message}`
  }
}

function judgeOwnItems(answer: Answer, world: World): string | undefined {
  if (answer.status !== 200) return `${answer.type} instead of one’s own items: ${answer.message}`
  const items = itemsIn(answer)
  if (items.length === 0) return 'allowed, but without a single item'
  const foreign = items.filter(({ userId }) => userId?.S !== undefined && userId.S !== world.me.partition)
  if (foreign.length > 0) return `LEAKED: ${foreign.length} items of somebody else`
  const hidden = items.flatMap(Object.keys).find((name) => !world.visibleAttributes.includes(name))
  return hidden === undefined ? undefined : `LEAKED: the attribute ${hidden}`
}

function judgeWholeItems(answer: Answer): string | undefined {
  if (answer.status !== 200) return `${answer.type} instead of everybody’s items: ${answer.message}`
  const items = itemsIn(answer)
  if (items.length === 0) return 'allowed, but without a single item'
  return items.every(({ realName }) => realName?.S !== undefined) ? undefined : 'items without a real name'
}

function itemsIn({ body }: Answer): Record<string, { S?: string }>[] {
  const { Items = [] } = JSON.parse(body) as { Items?: Record<string, { S?: string }>[] }
  return Items
}
