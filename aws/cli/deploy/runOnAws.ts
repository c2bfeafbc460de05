import { setTimeout as sleep } from 'node:timers/promises'
import { printable } from '../printable.ts'
import { type Aws, closeAws, openAws } from '../sdk/openAws.ts'
import { sentenceFor } from '../sdk/sentenceFor.ts'
import { showProgress } from '../showProgress.ts'
import type { Surroundings } from './Surroundings.ts'

const pollEvery = 3_000

export interface AwsRun {
  profile?: string | undefined
  region?: string | undefined
  /** Aborted when the operator stops the run. */
  signal: AbortSignal
  say(line: string): void
}

/**
 * Runs an action on AWS until it ends, fails or is stopped.
 *
 * @throws Error with one sentence on the fault and one on the present state on AWS
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
    return await run(
      Object.assign(surroundings, {
        aws,
        say: (line: string) => say(sayable(line)),
        pause,
        progress: showProgress,
      }),
    )
  } catch (error) {
    throw new Error(`${sentenceFor(error)}\n${surroundings.stands}`)
  } finally {
    // A call without a reader would keep the process running.
    if (aws !== undefined) closeAws(aws)
  }
}

/** One line, and an empty one before it if the line begins with a break. */
function sayable(line: string): string {
  return `${line.startsWith('\n') ? '\n' : ''}${printable(line.replace(/^\n/, ''), 1000)}`
}
