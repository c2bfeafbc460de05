import { createHash } from 'node:crypto'
import type { Surroundings } from '../Surroundings.ts'
import type { AppBucket, ServedBuild } from './AppBucket.ts'
import { type AppBuild, type BuildFile, isAsset } from './AppBuild.ts'

/** Uploads at a time. */
const atATime = 8

/** The content of the bucket at one time. */
export interface BucketContents {
  /** The MD5 of each object, by its key. */
  objects: ReadonlyMap<string, string>
  served: ServedBuild | undefined
  /** The files of the served build, by path; empty if unknown. */
  servedFiles: ReadonlyMap<string, BuildFile>
}

export async function readContents(bucket: AppBucket): Promise<BucketContents> {
  const [objects, served] = await Promise.all([bucket.list(), bucket.servedBuild()])
  const kept = served?.id === undefined ? undefined : await bucket.keptBuild(served.id)
  return { objects, served, servedFiles: new Map((kept?.files ?? []).map((file) => [file.path, file])) }
}

/**
 * Uploads the files of a build that the bucket does not have, beside the build that visitors get. No page refers to
 * them yet. The list of the files comes last, so that a build with a list is complete.
 */
export async function uploadBuild(
  surroundings: Surroundings,
  bucket: AppBucket,
  build: AppBuild,
): Promise<void> {
  const contents = await readContents(bucket)
  const list = `builds/${build.id}.json`
  const isListed = contents.objects.has(list)
  const missing = build.files
    .map((file) => ({ file, key: isAsset(file) ? file.path.slice(1) : `builds/${build.id}${file.path}` }))
    .filter(
      ({ file, key }) => contents.objects.get(key) !== file.md5 || !(isListed || isServed(file, contents)),
    )
  const before = surroundings.stands
  let done = 0
  await inParallel(missing, async ({ file, key }) => {
    await bucket.put(key, file)
    done += 1
    surroundings.stands = `${before} ${done} of ${missing.length} new files are uploaded, which nobody asks for yet.`
    surroundings.progress(done, missing.length)
  })
  if (!isListed) await bucket.put(list, asJson(JSON.stringify({ files: build.files })))
  const there = build.files.length - missing.length
  surroundings.say(`  ${missing.length} files uploaded${there > 0 ? `, ${there} are there already` : ''}`)
}

/** Serves a build of the bucket to visitors. The page comes last, in one step. */
export async function serveBuild(
  { say }: Surroundings,
  bucket: AppBucket,
  build: AppBuild,
  config: string,
): Promise<{ previousId: string | undefined; hasChanged: boolean }> {
  const contents = await readContents(bucket)
  const { objects, served } = contents
  const previousId = served?.id === build.id ? served.previousId : served?.id
  const changed = build.files.filter(
    (file) => !isAsset(file) && !(objects.get(file.path.slice(1)) === file.md5 && isServed(file, contents)),
  )
  const isConfigUp = objects.get('config.json') === createHash('md5').update(config).digest('hex')
  const isPage = ({ path }: BuildFile) => path === '/index.html'
  await inParallel(
    changed.filter((file) => !isPage(file)),
    (file) => bucket.put(file.path.slice(1), file),
  )
  if (!isConfigUp) await bucket.put('config.json', asJson(config))
  const isPageUp = served?.id === build.id && !changed.some(isPage)
  for (const page of isPageUp ? [] : build.files.filter(isPage)) {
    await bucket.put('index.html', page, { build: build.id, ...(previousId ? { previous: previousId } : {}) })
  }
  say(`  Visitors get the build ${build.id}`)
  return { previousId, hasChanged: changed.length > 0 || !isConfigUp || !isPageUp }
}

/**
 * Deletes the files of older builds than the current and the previous one. A visitor may still have a page of the
 * previous build open, and it loads more files later.
 *
 * @param previousId without a list of that build's files, nothing is deleted
 */
export async function deleteOldFiles(
  { say }: Surroundings,
  bucket: AppBucket,
  build: AppBuild,
  previousId: string | undefined,
): Promise<void> {
  const previous = previousId === undefined ? undefined : await bucket.keptBuild(previousId)
  if (previous === undefined) return
  const kept = new Set([...build.files, ...previous.files].map(({ path }) => path.slice(1)))
  const isKept = (key: string) =>
    kept.has(key) ||
    [build.id, previous.id].some((id) => key === `builds/${id}.json` || key.startsWith(`builds/${id}/`))
  const old = [...(await bucket.list()).keys()].filter(
    (key) => /^(assets|builds)\//.test(key) && !isKept(key),
  )
  await bucket.delete(old)
  if (old.length > 0) say(`  ${old.length} files of earlier builds deleted`)
}

/** Whether the build that visitors get has this very file, with these headers. */
function isServed(file: BuildFile, { servedFiles }: BucketContents): boolean {
  const served = servedFiles.get(file.path)
  return (
    served?.md5 === file.md5 &&
    served.contentType === file.contentType &&
    served.cacheControl === file.cacheControl
  )
}

function asJson(text: string) {
  return {
    contentType: 'application/json',
    cacheControl: 'no-store',
    read: async () => new TextEncoder().encode(text),
  }
}

/** Runs for all items. After a failure it starts no further one. */
async function inParallel<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> {
  const left = [...items]
  const runAll = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await run(item)
  }
  const stop = (error: unknown) => {
    left.length = 0
    throw error
  }
  await Promise.all(Array.from({ length: atATime }, () => runAll().catch(stop)))
}
