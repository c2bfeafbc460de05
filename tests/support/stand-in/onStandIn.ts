import { readFileSync } from 'node:fs'
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3'
import { vi } from 'vitest'
import { type AppBuild, toBuild, toBuildFile } from '../../../aws/cli/deploy/app/AppBuild.ts'
import type { Deployed } from '../../../aws/cli/deploy/app/publish.ts'
import { type Deployment, deploy } from '../../../aws/cli/deploy/deploy.ts'
import type { Surroundings } from '../../../aws/cli/deploy/Surroundings.ts'
import { inlineHashesOf } from '../../../aws/cli/hosting/inlineHashesOf.ts'
import { openAws } from '../../../aws/cli/sdk/openAws.ts'
import { sentenceFor } from '../../../aws/cli/sdk/sentenceFor.ts'
import { readOnce } from './readOnce.ts'
import type { StandIn } from './startStandIn.ts'

/** The result of a run, and its output. */
export interface Run<T> {
  result: T | undefined
  said: string
  /** The failure, and then the state of the deployment. */
  failure: string | undefined
  stands: string | undefined
  calls: string[]
}

export interface RunSettings {
  signal?: AbortSignal
  /** The number of tries for a call that fails for a moment, as s3rver's answers to simultaneous calls do. */
  maxAttempts?: number
}

/** Runs something on the stand-in with the SDK's own clients, and waits for nothing. */
export async function onStandIn<T>(
  standIn: StandIn,
  run: (surroundings: Surroundings) => Promise<T>,
  { signal, maxAttempts = 3 }: RunSettings = {},
): Promise<Run<T>> {
  vi.stubEnv('AWS_ENDPOINT_URL', standIn.endpoint)
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'S3RVER')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'S3RVER')
  const said: string[] = []
  const before = standIn.calls.length
  const surroundings: Surroundings = {
    aws: await openAws({ region: 'eu-central-1', signal, maxAttempts }),
    say: (line) => said.push(line),
    pause: async () => signal?.throwIfAborted(),
    progress: () => {},
    stands: 'Nothing was changed.',
  }
  let failure: string | undefined
  const result = await run(surroundings).catch((error: unknown) => {
    failure = sentenceFor(error)
    return undefined
  })
  const stands = failure === undefined ? undefined : surroundings.stands
  return { result, said: said.join('\n'), failure, stands, calls: standIn.calls.slice(before) }
}

export const templateText = readFileSync('aws/template.yaml', 'utf8')

/** A build of four files. Two builds of different names have no asset in common. */
export function exampleBuild(name: string): AppBuild {
  const files = {
    '/index.html': `<!doctype html><script>const build = '${name}'</script><script src="/assets/${name}.js"></script>`,
    [`/assets/${name}.js`]: `console.log('${name}')`,
    [`/assets/${name}.css`]: `/* ${name} */`,
    '/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  }
  return toBuild(
    Object.entries(files).map(([path, text]) => toBuildFile(path, new TextEncoder().encode(text))),
  )
}

export type DeploymentSettings = Partial<Omit<Deployment, 'template' | 'build'>> &
  RunSettings & { build?: AppBuild | Error }

/** Deploys the example build `one`, confirmed. */
export function deployOn(
  standIn: StandIn,
  settings: DeploymentSettings = {},
): Promise<Run<Deployed | undefined>> {
  const { build = exampleBuild('one'), signal, maxAttempts, ...deployment } = settings
  const text = deployment.templateText ?? templateText
  return onStandIn(
    standIn,
    (surroundings) =>
      deploy(surroundings, {
        stackName: 'leading-keys',
        template: readOnce(text),
        templateText: text,
        parameters: new Map(),
        replace: [],
        planOnly: false,
        confirm: async () => true,
        build: async () => {
          if (build instanceof Error) throw build
          return build
        },
        ...deployment,
      }),
    { ...(signal === undefined ? {} : { signal }), ...(maxAttempts === undefined ? {} : { maxAttempts }) },
  )
}

/**
 * The faults of the page that visitors get at this moment: parts that are missing, or that the headers refuse.
 */
export async function faultsForVisitors(standIn: StandIn, stackName = 'leading-keys'): Promise<string[]> {
  const stack = standIn.cloudFormation.stacks.get(stackName)
  const Bucket = stack?.outputs.get('bucketName')
  const { Contents = [] } = await standIn.s3.send(new ListObjectsV2Command({ Bucket }))
  const keys = Contents.map(({ Key }) => Key)
  if (!keys.includes('index.html')) return ['there is no page']
  const { Body, Metadata = {} } = await standIn.s3.send(new GetObjectCommand({ Bucket, Key: 'index.html' }))
  const page = (await Body?.transformToString()) ?? ''
  const parts = Array.from(page.matchAll(/src="\/([^"]+)"/g), ([, path]) => path)
  const hashes = Object.values(inlineHashesOf(page)).flat()
  const admitted = [stack?.parameters.get('ScriptHashes'), stack?.parameters.get('StyleHashes')].join(' ')
  return [
    ...['config.json', 'favicon.svg', `builds/${Metadata.build}.json`, ...parts]
      .filter((key) => !keys.includes(key))
      .map((key) => `${key} is not there`),
    ...hashes.filter((hash) => !admitted.includes(hash)).map((hash) => `the headers refuse ${hash}`),
  ]
}

/** The calls that change something. */
export function changesIn({ calls }: { calls: readonly string[] }): string[] {
  return calls.filter((call) => !/^(Describe|Get|List|Scan)/.test(call))
}
