import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

/** Starts a local AWS on the state in a directory, and kills it so many milliseconds later, ready or not. */
export async function killDuringStart(directory: string, milliseconds: number): Promise<void> {
  const script = resolve(import.meta.dirname, 'localAwsProcess.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, directory], { stdio: 'ignore' })
  const ended = once(child, 'close')
  await Promise.race([new Promise((then) => setTimeout(then, milliseconds)), ended])
  child.kill('SIGKILL')
  await ended
}
