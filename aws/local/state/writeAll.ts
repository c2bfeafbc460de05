import type { FileSystem } from './FileSystem.ts'

/** Writes all of the bytes at a position: one call may write only some of them, as on a disk that is nearly full. */
export function writeAll(fs: FileSystem, descriptor: number, bytes: Uint8Array, position: number): void {
  let written = 0
  while (written < bytes.length) {
    const count = fs.writeSync(descriptor, bytes, written, bytes.length - written, position + written)
    if (count === 0) throw new Error('ENOSPC: nothing was written')
    written += count
  }
}
