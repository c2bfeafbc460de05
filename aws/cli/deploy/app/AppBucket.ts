import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  type ObjectIdentifier,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import * as v from 'valibot'
import type { Aws } from '../../sdk/openAws.ts'
import type { Stack } from '../stack/describeStack.ts'
import { type AppBuild, type BuildFile, isAsset } from './AppBuild.ts'

/** The build that visitors get. */
export interface ServedBuild {
  /** Undefined for a page that an earlier version of this program uploaded. */
  id: string | undefined
  /** The build before it. A rollback goes back to it. */
  previousId: string | undefined
  /** The text of index.html. */
  page: string
}

const manifest = v.object({
  files: v.array(
    v.object({ path: v.string(), contentType: v.string(), cacheControl: v.string(), md5: v.string() }),
  ),
})

/**
 * The bucket of the app. Assets of the current and the previous build are under `assets/`. `builds/ID.json` lists the
 * files of a build, and `builds/ID/` keeps the files that the next build overwrites. CloudFront serves neither. The
 * metadata of index.html names the current build, so that the page and the name change in one step.
 */
export class AppBucket {
  readonly #s3: Aws['s3']
  readonly #name: string

  constructor({ s3 }: Pick<Aws, 's3'>, name: string) {
    this.#s3 = s3
    this.#name = name
  }

  /** Undefined for a bucket without a page. */
  async servedBuild(): Promise<ServedBuild | undefined> {
    const answer = await this.#get('index.html')
    if (answer === undefined) return undefined
    return {
      id: answer.metadata.build || undefined,
      previousId: answer.metadata.previous || undefined,
      page: new TextDecoder().decode(answer.content),
    }
  }

  /** A build in the bucket; undefined without a list of its files. */
  async keptBuild(id: string): Promise<AppBuild | undefined> {
    const answer = await this.#get(`builds/${id}.json`)
    if (answer === undefined) return undefined
    const { files } = v.parse(manifest, JSON.parse(new TextDecoder().decode(answer.content)))
    return {
      id,
      files: files.map((file) => ({
        ...file,
        read: async () => {
          const key = isAsset(file) ? file.path.slice(1) : `builds/${id}${file.path}`
          const found = await this.#get(key)
          if (found === undefined) throw new Error(`${key} of the build ${id} is no longer in the bucket.`)
          return found.content
        },
      })),
    }
  }

  /** The content of the bucket: the MD5 of each object, by key. */
  async list(): Promise<Map<string, string>> {
    const objects = new Map<string, string>()
    let token: string | undefined
    do {
      const page = await this.#s3.send(
        new ListObjectsV2Command({ Bucket: this.#name, ContinuationToken: token }),
      )
      for (const { Key, ETag } of page.Contents ?? []) {
        if (Key) objects.set(Key, (ETag ?? '').replaceAll('"', ''))
      }
      token = page.NextContinuationToken || undefined
    } while (token !== undefined)
    return objects
  }

  async put(
    key: string,
    file: Omit<BuildFile, 'path' | 'md5'>,
    metadata: Record<string, string> = {},
  ): Promise<void> {
    await this.#s3.send(
      new PutObjectCommand({
        Bucket: this.#name,
        Key: key,
        Body: await file.read(),
        ContentType: file.contentType,
        CacheControl: file.cacheControl,
        Metadata: metadata,
      }),
    )
  }

  async delete(keys: readonly string[]): Promise<void> {
    for (let begin = 0; begin < keys.length; begin += 1000) {
      await this.#delete(keys.slice(begin, begin + 1000).map((Key) => ({ Key })))
    }
  }

  /** Deletes every object, with all its versions. AWS deletes only empty buckets. */
  async empty(): Promise<void> {
    for (;;) {
      const page = await this.#s3.send(new ListObjectVersionsCommand({ Bucket: this.#name }))
      const Objects = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].flatMap(
        ({ Key, VersionId }) => (Key ? { Key, ...(VersionId ? { VersionId } : {}) } : []),
      )
      if (Objects.length === 0) return
      await this.#delete(Objects)
    }
  }

  async #delete(Objects: ObjectIdentifier[]): Promise<void> {
    const { Errors = [] } = await this.#s3.send(
      new DeleteObjectsCommand({ Bucket: this.#name, Delete: { Objects, Quiet: true } }),
    )
    const [first] = Errors
    if (first !== undefined) throw new Error(`S3 did not delete ${first.Key}: ${first.Message || first.Code}`)
  }

  async #get(key: string) {
    try {
      const { Body, Metadata = {} } = await this.#s3.send(
        new GetObjectCommand({ Bucket: this.#name, Key: key }),
      )
      if (Body === undefined) throw new Error(`S3 gives no content for ${key}.`)
      return { content: await Body.transformToByteArray(), metadata: Metadata }
    } catch (error) {
      if (error instanceof Error && error.name === 'NoSuchKey') return undefined
      throw error
    }
  }
}

/** The bucket that a stack names in its output bucketName. @throws Error for a stack without one */
export function bucketOf(aws: Pick<Aws, 's3'>, { outputs }: Pick<Stack, 'outputs'>): AppBucket {
  if (!outputs.bucketName) throw new Error('AWS describes the stack without its output bucketName.')
  return new AppBucket(aws, outputs.bucketName)
}
