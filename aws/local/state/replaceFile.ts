import { dirname } from 'node:path'
import type { FileSystem } from './FileSystem.ts'
import { writeAll } from './writeAll.ts'

/**
 * Replaces or makes a file, readable to its owner only. The text goes to a new file, is forced to disk, and the new
 * file is renamed to the old name. A kill at any moment leaves the old file or the new one, whole.
 */
export function replaceFile(fs: FileSystem, file: string, text: string | Uint8Array): void {
  const temporary = `${file}.new`
  const descriptor = fs.openSync(temporary, 'w', 0o600)
  try {
    writeAll(fs, descriptor, typeof text === 'string' ? Buffer.from(text) : text, 0)
    fs.fsyncSync(descriptor)
  } finally {
    fs.closeSync(descriptor)
  }
  fs.renameSync(temporary, file)
  syncDirectory(fs, dirname(file))
}

/** A rename is durable only when its directory is on the disk. Windows cannot open a directory. */
function syncDirectory(fs: FileSystem, directory: string): void {
  if (process.platform === 'win32') return
  const descriptor = fs.openSync(directory, 'r')
  try {
    fs.fsyncSync(descriptor)
  } finally {
    fs.closeSync(descriptor)
  }
}
