/** A line of both texts or of only one of them. `skipped` stands for several lines of both texts. */
export interface DiffLine {
  is: 'kept' | 'removed' | 'added' | 'skipped'
  text: string
}

/** The number of unchanged lines to show before and after a change. */
const around = 2

/** The smallest line-by-line difference from `before` to `after`, each change with a few unchanged lines around it. */
export function diffLines(before: string, after: string): DiffLine[] {
  const lines = allLines(before.split('\n'), after.split('\n'))
  const isNear = (at: number) =>
    lines.slice(Math.max(0, at - around), at + around + 1).some(({ is }) => is !== 'kept')
  return lines.flatMap((line, at) => {
    if (isNear(at)) return [line]
    return at === 0 || isNear(at - 1) ? [{ is: 'skipped', text: '…' } as const] : []
  })
}

function allLines(before: readonly string[], after: readonly string[]): DiffLine[] {
  /** Length of the longest common part of what follows in each: 0 past the end. */
  const common = new Map<string, number>()
  const commonAt = (one: number, other: number) => common.get(`${one} ${other}`) ?? 0
  for (let one = before.length - 1; one >= 0; one--) {
    for (let other = after.length - 1; other >= 0; other--) {
      const length =
        before[one] === after[other]
          ? commonAt(one + 1, other + 1) + 1
          : Math.max(commonAt(one + 1, other), commonAt(one, other + 1))
      common.set(`${one} ${other}`, length)
    }
  }
  const lines: DiffLine[] = []
  let one = 0
  let other = 0
  while (one < before.length || other < after.length) {
    const [old, fresh] = [before[one], after[other]]
    if (old !== undefined && old === fresh) {
      lines.push({ is: 'kept', text: old })
      one += 1
      other += 1
    } else if (
      old !== undefined &&
      (fresh === undefined || commonAt(one + 1, other) >= commonAt(one, other + 1))
    ) {
      lines.push({ is: 'removed', text: old })
      one += 1
    } else {
      lines.push({ is: 'added', text: fresh ?? '' })
      other += 1
    }
  }
  return lines
}
