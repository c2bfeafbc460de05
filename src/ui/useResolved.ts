import { useEffect, useState } from 'react'

/** The value of a promise; undefined until it resolves. Unlike `use`, this hook lets React draw the page meanwhile. */
export function useResolved<T>(promise: Promise<T>): T | undefined {
  const [result, setResult] = useState<{ value: T } | { error: unknown } | null>(null)
  useEffect(() => {
    promise.then(
      (value) => setResult({ value }),
      (error: unknown) => setResult({ error }),
    )
  }, [promise])
  if (result === null) return undefined
  // The error boundary catches it: without the value, this component cannot continue.
  if ('error' in result) throw result.error
  return result.value
}
