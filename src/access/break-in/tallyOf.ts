import type { AttemptResult } from './judgeAttempt.ts'

/** How many attempts got through, and the others in words: "31 refused, 4 allowed as the policy says". */
export function tallyOf(outcomes: readonly AttemptResult[]): { through: number; others: string } {
  const count = (wanted: AttemptResult['verdict']) =>
    outcomes.filter(({ verdict }) => verdict === wanted).length
  const others = [
    `${count('refused')} refused`,
    `${count('allowed')} allowed as the policy says`,
    ...(count('failed') === 0 ? [] : [`${count('failed')} without an answer`]),
  ]
  return { through: count('got-through'), others: others.join(', ') }
}
