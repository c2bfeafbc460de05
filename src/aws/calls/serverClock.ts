import { type CallEnd, watchCalls } from './watchCalls.ts'

let ahead = 0

/**
 * AWS's clock. AWS refuses a request whose time is minutes off, and users' machines have such clocks. Until AWS has
 * answered, and where the browser hides the Date of the answers, this is the machine's clock.
 */
export const serverClock = {
  /** Sets the clock by every answer of AWS from now on. */
  keep: (): void => watchCalls(noteTime),

  /** Milliseconds by which it is ahead of this machine's. */
  ahead: (): number => ahead,
}

function noteTime(): CallEnd {
  return {
    answered(response) {
      const date = Date.parse(response.headers.get('date') ?? '')
      if (!Number.isNaN(date)) ahead = date - Date.now()
    },
  }
}
