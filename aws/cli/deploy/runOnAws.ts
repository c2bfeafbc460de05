import { setTimeout as sleep } from 'node:timers/promises'
import { type Aws, closeAws, openAws } from '../sdk/openAws.ts'
import { sentenceFor } from '../sdk/sentenceFor.ts'
import { showProgress } from '../showProgress.ts'
import type { Surroundings } from './Surroundings.ts'

const pollEvery = 3_000

export interface AwsRun {
  profile?: string | undefined
  region?: string | undefined
  /** Aborted when the person stops the run. */
  signal: AbortSignal
  say(line: string): void
}

/**
 * Runs something on AWS until it is done, fails or is stopped.
 *
 * @throws Error with one sentence on what went wrong and one on the state that AWS is in then
 */
export async function runOnAws<T>(
  { profile, region, signal, say }: AwsRun,
  run: (surroundings: Surroundings) => Promise<T>,
): Promise<T> {
  const surroundings = { stands: 'Nothing was changed.' }
  let aws: Aws | undefined
  try {
    aws = await openAws({ profile, region, signal })
    const pause = async () => {
      await sleep(pollEvery, undefined, { signal })
    }
    return await run(Object.assign(surroundings, { aws, say, pause, progress: showProgress }))
  } catch (error) {
    throw new Error(`${sentenceFor(error)}\n${surroundings.stands}`)
  } finally {
    // A call that nobody waits for any more would keep the process.
    if (aws !== undefined) closeAws(aws)
  }
}
