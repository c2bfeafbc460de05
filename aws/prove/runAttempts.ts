import type { Attempt, Outcome } from '../attempts/Attempt.ts'
import type { AttemptGroup } from '../attempts/allAttempts.ts'
import { isGranted } from '../attempts/grants.ts'
import type { Answer, World } from '../attempts/World.ts'
import { judge, type Known, outcomeIn } from './judge.ts'

export interface Result {
  group: string
  attempt: Attempt
  /** The one right answer in this stack. */
  expected: Outcome
  answer: Answer
  /** Why this answer of the local AWS does not prove the answer of AWS; undefined when it does. */
  unconfirmed: string | undefined
  /** The difference from the expected answer; undefined when there is none. */
  surprise: string | undefined
}

/** Further observations besides the answer. A deployed stack offers fewer. */
export interface Watch {
  known: Known
  /** Whether AWS itself answers. */
  isAws: boolean
  /** How often the engine has been called so far; undefined for a deployed stack. */
  engineCalls?: () => number
  /** Throws if the stack no longer answers. */
  stillAlive(): Promise<void>
  progress(done: number, total: number): void
}

/** Makes every attempt, one after the other, and judges each answer. */
export async function runAttempts(
  world: World,
  groups: readonly AttemptGroup[],
  watch: Watch,
): Promise<Result[]> {
  const attempts = groups.flatMap(({ title, attempts }) => attempts.map((attempt) => ({ title, attempt })))
  const results: Result[] = []
  for (const { title, attempt } of attempts) {
    const expected = outcomeIn(world, attempt.expected)
    const callsBefore = watch.engineCalls?.()
    const answer = await attempt.send(world)
    const reachedEngine = callsBefore !== watch.engineCalls?.()
    const surprise =
      judge(expected, answer, world, watch.known) ??
      judgeReach(expected, attempt, reachedEngine) ??
      (await watch.stillAlive().then(
        () => undefined,
        () => 'the stack no longer answers',
      ))
    results.push({
      group: title,
      attempt,
      expected,
      unconfirmed: watch.isAws ? undefined : whyUnconfirmed(attempt, world),
      answer,
      surprise,
    })
    watch.progress(results.length, attempts.length)
  }
  return results
}

function whyUnconfirmed({ unconfirmed }: Attempt, { grants }: World): string | undefined {
  return unconfirmed !== undefined && isGranted(grants, unconfirmed.wherever) ? unconfirmed.why : undefined
}

/** If a layer before the engine refuses a request, the engine must not have been called. */
function judgeReach(expected: Outcome, { layer }: Attempt, reachedEngine: boolean): string | undefined {
  const isRefusal = expected.is === 'refused' || expected.is === 'turned away'
  const mayReach = !isRefusal || layer === 'validation'
  return reachedEngine && !mayReach ? 'the database was asked before the refusal' : undefined
}

/** 0 if every attempt ended as expected; 1 after a surprise, or if nothing was tried. */
export function exitCodeOf(results: readonly Result[]): 0 | 1 {
  return results.length > 0 && results.every(({ surprise }) => surprise === undefined) ? 0 : 1
}
