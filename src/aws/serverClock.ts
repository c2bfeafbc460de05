let ahead = 0

/**
 * AWS's clock, which is what counts: it refuses what comes from a clock that is minutes off, and people's machines
 * have such clocks. Until AWS has answered, and where a browser is not shown the Date of its answers, this machine's.
 */
export const serverClock = {
  /** Sets it by an answer of AWS. */
  note(response: Response): void {
    const date = Date.parse(response.headers.get('date') ?? '')
    if (!Number.isNaN(date)) ahead = date - Date.now()
  },

  /** Milliseconds by which it is ahead of this machine's. */
  ahead: (): number => ahead,
}
