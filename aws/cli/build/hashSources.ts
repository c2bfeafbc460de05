import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Every file that a build depends on: the app, its imports from `aws`, the build's own code and settings, the lock
 * file, and npm's record of the installed packages. A file too many costs a build of some seconds. A missing file
 * would serve an old app.
 */
const sources = [
  'src',
  'public',
  'aws',
  'build',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  'node_modules/.package-lock.json',
]

/**
 * A hash over the names and contents of every file that the build in `root` depends on, in hexadecimal. Modification
 * times do not count, since they may change without the content, and the content without them.
 */
export function hashSources(root: string): string {
  const settings = readdirSync(root).filter((name) => name === '.env' || name.startsWith('.env.'))
  const files = [...sources, ...settings].flatMap((source) => filesIn(join(root, source)).sort())
  const hash = createHash('sha256')
  for (const file of files) {
    hash.update(`${file.slice(root.length)}\0`)
    hash.update(createHash('sha256').update(readFileSync(file)).digest())
  }
  return hash.digest('hex')
}

function filesIn(path: string): string[] {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return []
  if (!stats.isDirectory()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
