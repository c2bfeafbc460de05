/**
 * Runs `task`, and gives up waiting when it takes too long or `signal` is aborted, even if the task takes no notice.
 * Rejects then with a TimeoutError, or with the signal's reason.
 */
export async function withinTime<T>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const either = new AbortController()
  const stop = () => either.abort(signal?.reason)
  const timer = setTimeout(
    () => either.abort(new DOMException('No answer within the time allowed', 'TimeoutError')),
    milliseconds,
  )
  signal?.addEventListener('abort', stop)
  try {
    if (signal?.aborted) stop()
    either.signal.throwIfAborted()
    return await Promise.race([
      task(either.signal),
      new Promise<never>((_, reject) => {
        either.signal.addEventListener('abort', () => reject(either.signal.reason))
      }),
    ])
  } catch (error) {
    // A task that was stopped says so in words of its own: fetch and the SDK each have theirs.
    throw either.signal.aborted ? either.signal.reason : error
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
}
