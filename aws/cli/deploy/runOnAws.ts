import { setTimeout as sleep } from 'node:timers/promises'
import { openAws } from '../sdk/openAws.ts'
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
  try {
    return await run(
      Object.assign(surroundings, {
        aws: await openAws({ profile, region, signal }),
        say,
        pause: async () => {
          await sleep(pollEvery, undefined, { signal })
        },
        progress: showProgress,
      }),
    )
  } catch (error) {
    throw new Error(`${sentenceFor(error)}\n${surroundings.stands}`)
  }
}
