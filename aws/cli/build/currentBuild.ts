import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { hashSources } from './hashSources.ts'
import { type Build, readBuild } from './readBuild.ts'

/** The number of builds to keep, so that switching back to a branch needs no new build. */
const kept = 3

/** Each build has a directory named after the hash of its sources, so that two cannot be confused. */
const directoryOf = (root: string) => join(root, 'node_modules', '.cache', 'leading-keys')

/** The build of the current sources; undefined if there is none. */
export function findCurrentBuild(root: string): Build | undefined {
  const directory = join(directoryOf(root), hashSources(root))
  return existsSync(directory) ? readBuild(directory) : undefined
}

/**
 * Builds the current sources in a process of its own, and keeps the build.
 *
 * @throws Error with the output of a failed build
 */
export async function makeCurrentBuild(root: string, signal: AbortSignal): Promise<Build> {
  const directory = directoryOf(root)
  mkdirSync(directory, { recursive: true })
  // A build gets its name when it is complete. Other processes never find half a build, and two builds at the same
  // time do not mix.
  const unfinished = mkdtempSync(join(directory, 'unfinished-'))
  try {
    const hash = hashSources(root)
    await runVite(root, unfinished, signal)
    const build = readBuild(unfinished)
    // If a source changed during the build, the build is not kept: it may contain either version.
    if (hashSources(root) === hash) keep(unfinished, join(directory, hash))
    removeOld(directory)
    return build
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

function runVite(root: string, outDir: string, signal: AbortSignal): Promise<void> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  // With NODE_ENV=development in the environment, Vite would build React's development version.
  const child = spawn(process.execPath, [vite, 'build', '--outDir', outDir], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (status) => {
      if (status === 0) resolve()
      else reject(new Error(stripVTControlCharacters(printed).trim()))
    })
  })
}

function keep(unfinished: string, directory: string): void {
  try {
    renameSync(unfinished, directory)
  } catch (error) {
    // Another process made the same build at the same time.
    if (!existsSync(directory)) throw error
  }
}

function removeOld(directory: string): void {
  const builds = readdirSync(directory)
    .filter((name) => /^[0-9a-f]{64}$/.test(name))
    .map((name) => join(directory, name))
    .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)
  for (const old of builds.slice(kept)) rmSync(old, { recursive: true, force: true })
}
