import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { type Build, toBuild, toBuildFile } from './Build.ts'

/** Makes the production build. @throws Error with the build's own words when it fails */
export async function buildApp(signal: AbortSignal): Promise<Build> {
  const { status, output } = await new Promise<{ status: number | null; output: string }>(
    (resolve, reject) => {
      const child = spawn('npm', ['run', '--silent', 'build'], {
        shell: process.platform === 'win32',
        signal,
      })
      let output = ''
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text
        })
      }
      child.on('error', reject)
      child.on('close', (status) => resolve({ status, output }))
    },
  )
  signal.throwIfAborted()
  if (status !== 0) throw new Error(`The build failed:\n${output}`)
  return readBuild()
}

/** The build as it is on disk. @throws Error when there is none */
export function readBuild(directory = 'dist'): Build {
  if (!existsSync(directory)) throw new Error(`There is no build in ${directory}. Make it: npm run build`)
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return toBuild(
    files.map((file) => toBuildFile(file.slice(directory.length).replaceAll(sep, '/'), readFileSync(file))),
  )
}
