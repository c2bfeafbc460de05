import { fromNodeProviderChain } from '@aws-sdk/credential-providers'
import { type Config, parseConfig } from '../../contract/config.ts'
import { describeStack } from '../deploy/stack/describeStack.ts'
import { safeText } from '../safeText.ts'
import { closeAws, openAws } from '../sdk/openAws.ts'
import { readOperatorProfile } from './operatorProfile.ts'

/** The AWS that an operator works on: addresses and credentials. */
export interface Target {
  config: Config
  /** Settings for every AWS client. Without credentials here, the SDK looks for them. */
  client: {
    region: string
    endpoint?: string
    credentials?: { accessKeyId: string; secretAccessKey: string } | ReturnType<typeof fromNodeProviderChain>
  }
  /** The app's address, if it is served. */
  appUrl: string | undefined
  /** A name for messages. */
  name: string
}

/** The options that choose a target. */
export interface TargetOptions {
  local: boolean
  /** The state directory of the local AWS. */
  state: string
  /** `https://…/config.json` of a deployed app; the stack's outputs when undefined. */
  config?: string | undefined
  stack: string
  /** A profile of ~/.aws; if undefined, AWS_PROFILE, the environment, SSO or a role. */
  profile?: string | undefined
  /** The stack's Region; if undefined, AWS_REGION or the profile's. */
  region?: string | undefined
}

/** @throws Error saying what is missing and what to do */
export async function openTarget(options: TargetOptions): Promise<Target> {
  if (options.local) return openLocal(options.state)
  const { name, outputs, appUrl } =
    options.config === undefined ? await openStack(options.stack, options) : await openUrl(options.config)
  const config = configOf(outputs, name)
  // A file on the web must not make an operator send signed requests to another host than AWS.
  if (config.endpoint !== undefined) {
    throw new Error(`${name} has an endpoint, so it is a local AWS: use --local instead`)
  }
  const { profile } = options
  const credentials = profile === undefined ? {} : { credentials: fromNodeProviderChain({ profile }) }
  return { config, client: { region: config.region, ...credentials }, appUrl, name }
}

async function openStack(stackName: string, options: TargetOptions) {
  const aws = await openAws(options)
  try {
    const stack = await describeStack(aws, stackName)
    if (stack === undefined) {
      throw new Error(`There is no stack ${stackName} in this account and Region. Make it: npm run deploy`)
    }
    return { name: `the stack ${stackName}`, outputs: stack.outputs, appUrl: stack.outputs.url }
  } finally {
    closeAws(aws)
  }
}

async function openUrl(url: string) {
  return { name: url, outputs: await fetchJson(url), appUrl: new URL('/', url).href }
}

async function openLocal(directory: string): Promise<Target> {
  const { endpoint, region, accessKeyId, secretAccessKey } = readOperatorProfile(directory)
  const url = new URL('/config.json', endpoint).href
  const config = configOf(
    await fetchJson(url).catch((error: unknown) => {
      throw new Error(
        `${error instanceof Error ? error.message.replace(/\. Check the address.*/, '') : error}. Is the local AWS running? npm start`,
      )
    }),
    url,
  )
  return {
    config,
    client: { region, endpoint, credentials: { accessKeyId, secretAccessKey } },
    appUrl: await findApp(new URL('/', endpoint).href),
    name: 'the local AWS',
  }
}

/** `npm start` serves the built app beside the local AWS; `npm run dev` serves its sources, which nobody deploys. */
async function findApp(url: string): Promise<string | undefined> {
  const response = await fetch(url).catch(() => undefined)
  if (!response?.ok || !response.headers.get('content-type')?.startsWith('text/html')) return undefined
  return (await response.text()).includes('/@vite/client') ? undefined : url
}

function configOf(input: unknown, source: string): Config {
  const result = parseConfig(input)
  if (result.ok) return result.config
  const findings = result.faults.map(({ name, problem }) => safeText`  ${name} ${problem}`)
  throw new Error(`${safeText`${source}`} is not a configuration of this app:\n${findings.join('\n')}`)
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new Error(`${url} does not answer${reasonOf(error)}`)
  })
  if (!response.ok) throw new Error(`${url} answers ${response.status}`)
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${url} is not JSON`)
  }
}

/** The message of `fetch` says only that it failed. The cause says why. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  if (!(cause instanceof Error)) return ''
  return ` (${'code' in cause ? cause.code : cause.message}). Check the address and the connection`
}
