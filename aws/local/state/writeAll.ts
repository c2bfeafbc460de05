import type { FileSystem } from './FileSystem.ts'

/** Writes all bytes at a position. One call of `writeSync` may write only some of them, as on a nearly full disk. */
export function writeAll(fs: FileSystem, descriptor: number, bytes: Uint8Array, position: number): void {
  let written = 0
  while (written < bytes.length) {
    const count = fs.writeSync(descriptor, bytes, written, bytes.length - written, position + written)
    if (count === 0) throw new Error('ENOSPC: nothing was written')
    written += count
  }
}
