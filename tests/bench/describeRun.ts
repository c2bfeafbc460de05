import { cpus, loadavg } from 'node:os'

/** Begins a measurement. The returned function describes the machine, and how busy it was. */
export function describeRun(): () => string {
  const before = load()
  return () =>
    `on ${cpus().length} cores (${cpus()[0]?.model.trim()}), with a load of ${before} when it began and ${load()} when it ended, Node ${process.version}`
}

/** The load: the number of programs that wanted a core, on average of the last minute. */
function load(): string {
  return (loadavg()[0] ?? Number.NaN).toFixed(1)
}
