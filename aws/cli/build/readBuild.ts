import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** The files of a production build by their path in the app, such as `/index.html`. */
export type Build = ReadonlyMap<string, Buffer>

/** Reads every file of a build, sorted by path. Links are skipped, because they may lead out of the build. */
export function readBuild(directory: string): Build {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return new Map(
    files.map((file) => [`/${relative(directory, file).replaceAll(sep, '/')}`, readFileSync(file)]),
  )
}
