import { useEffect, useState } from 'react'

const aMinute = 60_000

/**
 * The time in milliseconds, renewed every minute so that "2 minutes ago" stays true on a page that stays open, or as
 * often as `every` says (in milliseconds).
 */
export function useNow(every = aMinute): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}
