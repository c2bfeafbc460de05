/**
 * A function that remembers its last `capacity` results: for results that never change for the same text and take
 * longer to work out than to look up.
 */
export function memoize<Value>(capacity: number, work: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const value = work(text)
    const [oldest] = known.keys()
    if (known.size >= capacity && oldest !== undefined) known.delete(oldest)
    known.set(text, value)
    return value
  }
}
