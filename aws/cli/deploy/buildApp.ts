import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { BuildFile } from './uploadBuild.ts'

/** Makes the production build. @throws Error with what the build says when it fails */
export async function buildApp(): Promise<BuildFile[]> {
  const { status, output } = await new Promise<{ status: number | null; output: string }>((resolve) => {
    const child = spawn('npm', ['run', '--silent', 'build'], { shell: process.platform === 'win32' })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    child.on('close', (status) => resolve({ status, output }))
  })
  if (status !== 0) throw new Error(`The build failed, and nothing was changed on AWS:\n${output}`)
  return filesOfBuild()
}

/** The files of the build as it is; none when there is none. */
export function filesOfBuild(): BuildFile[] {
  if (!existsSync('dist')) return []
  return readdirSync('dist', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, path: file.slice('dist'.length).replaceAll(sep, '/') }))
}
