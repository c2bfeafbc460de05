import { createHash } from 'node:crypto'
import { cacheControlOf } from '../../hosting/cacheControlOf.ts'
import { contentTypeOf } from '../../hosting/contentTypeOf.ts'

/** A file with its response headers. */
export interface BuildFile {
  /** Its path in the app, such as `/assets/index-1a2b.js`. */
  path: string
  contentType: string
  cacheControl: string
  /** The content's MD5, in hexadecimal. S3's ETag of the object is the same value in quotes. */
  md5: string
  read(): Promise<Uint8Array>
}

export interface AppBuild {
  /** Derived from the files, so that equal builds have the same ID. */
  id: string
  files: readonly BuildFile[]
}

/** @throws Error for a file of a type that this does not know */
export function toBuildFile(path: string, content: Uint8Array): BuildFile {
  const contentType = contentTypeOf(path)
  if (contentType === undefined) {
    throw new Error(
      `${path} of the build has an ending for which aws/cli/hosting/contentTypeOf.ts has no Content-Type.`,
    )
  }
  return {
    path,
    contentType,
    cacheControl: cacheControlOf(path),
    md5: createHash('md5').update(content).digest('hex'),
    read: async () => content,
  }
}

/** @throws Error for a build without a page */
export function toBuild(files: readonly BuildFile[]): AppBuild {
  if (!files.some(({ path }) => path === '/index.html')) throw new Error('The build has no index.html.')
  const sorted = files.toSorted((one, other) => (one.path < other.path ? -1 : 1))
  const hash = createHash('sha256')
  for (const { path, contentType, cacheControl, md5 } of sorted) {
    hash.update(JSON.stringify([path, contentType, cacheControl, md5]))
  }
  return { id: hash.digest('hex').slice(0, 16), files: sorted }
}

/** Files with a hash of their content in their names. Files of different builds never collide. */
export const isAsset = ({ path }: Pick<BuildFile, 'path'>) => path.startsWith('/assets/')

/** The page of a build, as text. */
export async function pageOf({ files }: AppBuild): Promise<string> {
  const page = files.find(({ path }) => path === '/index.html')
  if (page === undefined) throw new Error('The build has no index.html.')
  return new TextDecoder().decode(await page.read())
}
