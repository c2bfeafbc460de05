/** The time until an expiry, in words: "expires in 59 min 12 s". */
export function formatCountdown(milliseconds: number): string {
  if (milliseconds <= 0) return 'expired: the next request renews it'
  const seconds = Math.floor(milliseconds / 1000)
  const minutes = Math.floor(seconds / 60)
  return minutes === 0 ? `expires in ${seconds} s` : `expires in ${minutes} min ${seconds % 60} s`
}
