import { createHash } from 'node:crypto'
import { cacheControlOf } from '../../hosting/cacheControlOf.ts'
import { contentTypeOf } from '../../hosting/contentTypeOf.ts'

/** A file as browsers get it. */
export interface BuildFile {
  /** Its path in the app, such as `/assets/index-1a2b.js`. */
  path: string
  contentType: string
  cacheControl: string
  /** Of the content, in hexadecimal. S3 gives the same as the ETag of an object, in quotes. */
  md5: string
  read(): Promise<Uint8Array>
}

export interface AppBuild {
  /** The same for the same files. */
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

/** Files whose names hold a hash of their content: nobody is in their way, and they are in nobody's. */
export const isAsset = ({ path }: Pick<BuildFile, 'path'>) => path.startsWith('/assets/')

/** The page of a build, as text. */
export async function pageOf({ files }: AppBuild): Promise<string> {
  const page = files.find(({ path }) => path === '/index.html')
  if (page === undefined) throw new Error('The build has no index.html.')
  return new TextDecoder().decode(await page.read())
}
