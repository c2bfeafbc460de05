/** The item with the middle figure. @throws Error if there is no item */
export function middleBy<T>(all: readonly T[], figure: (one: T) => number): T {
  return partBy(all, figure, 0.5)
}

/** The median. */
export function medianOf(figures: readonly number[]): number {
  return middleBy(figures, (figure) => figure)
}

/** Half of the figures are between these two. */
export function quartilesOf(figures: readonly number[]): [number, number] {
  return [partBy(figures, (figure) => figure, 0.25), partBy(figures, (figure) => figure, 0.75)]
}

function partBy<T>(all: readonly T[], figure: (one: T) => number, part: number): T {
  const sorted = [...all].sort((one, other) => figure(one) - figure(other))
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
  if (found === undefined) throw new Error('nothing was measured')
  return found
}
