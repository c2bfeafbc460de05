import { dirname } from 'node:path'
import type { FileSystem } from './FileSystem.ts'
import { writeAll } from './writeAll.ts'

/**
 * Puts a text in the place of a file, or makes it, readable to its owner only. The text goes to a new file, is forced
 * to disk and then takes the old one's place: a kill at any moment leaves the one or the other, whole.
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

/** A rename is only as durable as the directory that records it. Windows cannot open one. */
function syncDirectory(fs: FileSystem, directory: string): void {
  if (process.platform === 'win32') return
  const descriptor = fs.openSync(directory, 'r')
  try {
    fs.fsyncSync(descriptor)
  } finally {
    fs.closeSync(descriptor)
  }
}
