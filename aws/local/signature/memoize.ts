/**
 * A function that remembers its last `capacity` results. For results that depend on the text alone and take long to
 * compute.
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
