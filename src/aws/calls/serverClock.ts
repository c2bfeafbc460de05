import { type CallEnd, watchCalls } from './watchCalls.ts'

let ahead = 0

/**
 * AWS's clock, which counts: AWS refuses what comes from a clock that is minutes off, and people's machines have such
 * clocks. It is this machine's until AWS has answered, and where the browser hides the Date of AWS's answers.
 */
export const serverClock = {
  /** Sets it by every answer of AWS from now on. */
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
