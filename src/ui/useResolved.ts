import { useEffect, useState } from 'react'

/** What `promise` has resolved to; undefined until it has. Unlike `use`, lets the page be drawn meanwhile. */
export function useResolved<T>(promise: Promise<T>): T | undefined {
  const [result, setResult] = useState<{ value: T } | { error: unknown } | null>(null)
  useEffect(() => {
    promise.then(
      (value) => setResult({ value }),
      (error: unknown) => setResult({ error }),
    )
  }, [promise])
  if (result === null) return undefined
  // For the error boundary: here is nothing to go on with.
  if ('error' in result) throw result.error
  return result.value
}
