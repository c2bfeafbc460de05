import { cpus, loadavg } from 'node:os'

/** Begins a measurement. The function that it returns says what it ran on, and how busy the machine was. */
export function describeRun(): () => string {
  const before = load()
  return () =>
    `on ${cpus().length} cores (${cpus()[0]?.model.trim()}), with a load of ${before} when it began and ${load()} when it ended, Node ${process.version}`
}

/** How many programs wanted a core, on an average of the last minute. */
function load(): string {
  return (loadavg()[0] ?? Number.NaN).toFixed(1)
}
