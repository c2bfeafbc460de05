import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Config } from './serveTestAws.ts'

export interface LocalAwsProcess {
  pid: number
  config: Config
  operatorKey: { accessKeyId: string; secretAccessKey: string }
  /** Resident memory after a garbage collection, in bytes. */
  rss(): Promise<number>
  /** Whether the process still runs. */
  isAlive(): boolean
  /** Kills the process, and waits until it has ended. */
  kill(): Promise<void>
}

/**
 * Starts a local AWS in its own process, on the state in a directory.
 *
 * @throws Error with its output, if it refuses to start
 */
export async function startProcess(directory: string, ...flags: string[]): Promise<LocalAwsProcess> {
  const script = resolve(import.meta.dirname, 'localAwsProcess.ts')
  const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', script, directory, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // By default, glibc keeps the memory of large bodies. With a fixed limit, it gives the memory back.
    env: { ...process.env, MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_ARENA_MAX: '2' },
  })
  const { stdout, stderr } = child
  if (stdout === null || stderr === null) throw new Error('a process without pipes')
  const complaints: string[] = []
  stderr.on('data', (chunk) => complaints.push(String(chunk)))
  const ended = once(child, 'close')
  const [line] = await Promise.race([once(createInterface(stdout), 'line'), ended.then(() => [])])
  if (line === undefined || child.pid === undefined) throw new Error(complaints.join(''))
  return {
    ...JSON.parse(line),
    pid: child.pid,
    async rss() {
      child.send('rss')
      const [bytes] = await once(child, 'message')
      return bytes
    },
    isAlive: () => child.exitCode === null && child.signalCode === null,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
