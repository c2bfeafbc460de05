import { setTimeout as sleep } from 'node:timers/promises'
import { AwsCallError, callAws } from '../awsCli/callAws.ts'
import type { Surroundings } from './followStack.ts'

const pollEvery = 3_000

/** AWS and the terminal, until `signal`: then no other call begins, and what waits waits no longer. */
export function stoppable(signal: AbortSignal): Surroundings {
  const stopped = () => new AwsCallError('Stopped.', null)
  return {
    call: (words) => (signal.aborted ? Promise.reject(stopped()) : callAws(words)),
    say: (line) => console.log(line),
    async pause() {
      await sleep(pollEvery, undefined, { signal }).catch(() => {
        throw stopped()
      })
    },
  }
}
