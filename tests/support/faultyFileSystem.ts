import fs from 'node:fs'
import type { FileSystem } from '../../aws/local/state/FileSystem.ts'

/**
 * The fault that begins at one call. `disk full`: one write stores half of its bytes, and the next ones none, until
 * `heal`. `read-only`: no call changes anything until `heal`. `broken once`: one call fails. `short write`: one write
 * stores half of its bytes and reports that. `killed before` a call, or in the `middle` of a write: the process stops.
 */
export const faults = [
  'disk full',
  'read-only',
  'broken once',
  'short write',
  'killed before',
  'killed in the middle',
] as const
export type Fault = (typeof faults)[number]

export interface FaultyFileSystem {
  fs: FileSystem
  /** The number of calls so far that change the disk. */
  calls(): number
  /** From now on the disk is full. */
  fill(): void
  /** Undoes a full or read-only disk. */
  heal(): void
  isKilled(): boolean
}

class Killed extends Error {}

/** Node's file system, whose change number `at` has the fault. It forces nothing to the disk. */
export function faultyFileSystem(fault?: Fault, at = Number.POSITIVE_INFINITY): FaultyFileSystem {
  let count = 0
  let isFull = false
  let isReadOnly = false
  let isKilled = false

  function change<Result>(run: () => Result): Result {
    if (isKilled) throw new Killed()
    count += 1
    if (count === at) {
      if (fault === 'killed before') isKilled = true
      if (fault === 'read-only') isReadOnly = true
      if (fault === 'broken once') throw systemError('EIO', 'i/o error')
    }
    if (isKilled) throw new Killed()
    if (isReadOnly) throw systemError('EROFS', 'read-only file system')
    return run()
  }

  function write(descriptor: number, bytes: Uint8Array, offset: number, length: number, position: number) {
    return change(() => {
      if (isFull) throw systemError('ENOSPC', 'no space left on device')
      const isHit = count === at && fault !== 'read-only'
      if (!isHit) return fs.writeSync(descriptor, bytes, offset, length, position)
      const written = fs.writeSync(descriptor, bytes, offset, Math.ceil(length / 2), position)
      if (fault === 'disk full') isFull = true
      if (fault === 'killed in the middle') {
        isKilled = true
        throw new Killed()
      }
      return written
    })
  }

  const changing: Partial<FileSystem> = {
    chmodSync: (...call) => change(() => fs.chmodSync(...call)),
    fdatasyncSync: () => change(() => {}),
    fsyncSync: () => change(() => {}),
    ftruncateSync: (...call) => change(() => fs.ftruncateSync(...call)),
    mkdirSync: ((...call: Parameters<typeof fs.mkdirSync>) =>
      change(() => fs.mkdirSync(...call))) as FileSystem['mkdirSync'],
    openSync: (...call) => (call[1] === 'r' ? fs.openSync(...call) : change(() => fs.openSync(...call))),
    renameSync: (...call) => change(() => fs.renameSync(...call)),
    rmSync: (...call) => change(() => fs.rmSync(...call)),
    // The stores call only this form.
    writeSync: write as FileSystem['writeSync'],
  }
  return {
    fs: { ...fs, ...changing },
    calls: () => count,
    fill() {
      isFull = true
    },
    heal() {
      isFull = false
      isReadOnly = false
    },
    isKilled: () => isKilled,
  }
}

function systemError(code: string, text: string): Error {
  return Object.assign(new Error(`${code}: ${text}`), { code, syscall: 'write' })
}
