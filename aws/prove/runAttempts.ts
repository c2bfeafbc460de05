import type { Attempt } from '../attempts/Attempt.ts'
import type { AttemptGroup } from '../attempts/allAttempts.ts'
import type { Answer, World } from '../attempts/World.ts'
import { judge, type Known } from './judge.ts'

export interface Result {
  group: string
  attempt: Attempt
  answer: Answer
  /** What was not as expected; undefined when all was. */
  surprise: string | undefined
}

/** What is looked at beside the answer. A deployed stack shows less of itself. */
export interface Watch {
  known: Known
  /** How often the engine has been called so far; undefined where that cannot be known. */
  engineCalls?: () => number
  /** Throws when the stack no longer answers. */
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
    const callsBefore = watch.engineCalls?.()
    const answer = await attempt.send(world)
    const reachedEngine = callsBefore !== watch.engineCalls?.()
    const surprise =
      judge(attempt, answer, world, watch.known) ??
      judgeReach(attempt, reachedEngine) ??
      (await watch.stillAlive().then(
        () => undefined,
        () => 'the stack no longer answers',
      ))
    results.push({ group: title, attempt, answer, surprise })
    watch.progress(results.length, attempts.length)
  }
  return results
}

/** A refusal by any layer before the engine must not have asked the engine. */
function judgeReach({ expected, layer }: Attempt, reachedEngine: boolean): string | undefined {
  const isRefusal = expected.is === 'refused' || expected.is === 'turned away'
  const mayReach = !isRefusal || layer === 'validation'
  return reachedEngine && !mayReach ? 'the database was asked before the refusal' : undefined
}

/** 0 when every attempt ended as expected; 1 on any surprise, or when nothing was tried. */
export function exitCodeOf(results: readonly Result[]): 0 | 1 {
  return results.length > 0 && results.every(({ surprise }) => surprise === undefined) ? 0 : 1
}
