/** A signal that is aborted at the first Ctrl-C or request to end. A second one ends the process at once. */
export function untilInterrupted(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort())
  // npm runs its scripts in a shell. A signal to npm ends the shell, which does not pass it on.
  if (process.env.npm_lifecycle_event !== undefined) {
    const parent = process.ppid
    const watch = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(watch)
      stop.abort()
    }, 200)
    watch.unref()
  }
  return stop.signal
}
