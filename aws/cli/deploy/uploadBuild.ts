import { extname } from 'node:path'
import { cacheControlOf } from '../hosting/cacheControlOf.ts'
import type { Surroundings } from './followStack.ts'
import { saying } from './saying.ts'

/** A file of the build: its path in the app, such as `/assets/index-1a2b.js`, and where it is on disk. */
export interface BuildFile {
  path: string
  file: string
}

/** Said to the browser, which guesses nothing (nosniff). What this machine would guess is another question. */
const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/** @throws Error for a file that could not be uploaded with its type */
export function checkTypes(files: readonly BuildFile[]): void {
  for (const { path } of files) contentTypeOf(path)
}

function contentTypeOf(path: string): string {
  const contentType = contentTypes[extname(path)]
  if (contentType === undefined) {
    throw new Error(`${path} of the build is of a type that has no Content-Type here. Nothing was changed.`)
  }
  return contentType
}

/**
 * Uploads a build so that it is whole at every moment: first what the pages will ask for, last the page that asks.
 * Files of earlier builds stay: a page that is open may still load a part of itself.
 *
 * @throws Error saying how far it came, and what visitors see
 */
export async function uploadBuild(
  { call, say }: Surroundings,
  bucket: string,
  files: readonly BuildFile[],
): Promise<void> {
  const ordered = files.toSorted((one, other) => rankOf(one.path) - rankOf(other.path))
  for (const [done, { path, file }] of ordered.entries()) {
    const object = ['--bucket', bucket, '--key', path.slice(1), '--body', file]
    const headers = ['--content-type', contentTypeOf(path), '--cache-control', cacheControlOf(path)]
    await call(['s3api', 'put-object', ...object, ...headers]).catch(
      saying(
        `The stack is as the template says. ${done} of ${ordered.length} files are up, ${path} and those after it are not: visitors see the page as it was. Run this again.`,
      ),
    )
  }
  say(`  ${ordered.length} files`)
}

function rankOf(path: string): number {
  if (path.startsWith('/assets/')) return 0
  if (path === '/index.html') return 3
  return path === '/config.json' ? 2 : 1
}
