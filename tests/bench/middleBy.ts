/** The middle one, by a figure of each. @throws Error when there is none */
export function middleBy<T>(all: readonly T[], figure: (one: T) => number): T {
  const sorted = [...all].sort((one, other) => figure(one) - figure(other))
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) throw new Error('nothing was measured')
  return middle
}

/** The median. */
export function medianOf(figures: readonly number[]): number {
  return middleBy(figures, (figure) => figure)
}
