import { readFileSync } from 'node:fs'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { type Backend, createHandler } from '../local/host/createHandler.ts'
import { newServer } from '../local/host/newServer.ts'
import { createPolicySwitch } from '../local/policy-switch/createPolicySwitch.ts'
import { region, startLocalAws } from '../local/startLocalAws.ts'
import people from '../seed/people.json' with { type: 'json' }
import { demoPassword, seedDemo } from '../seed/seedDemo.ts'
import { readTemplate } from '../template/readTemplate.ts'
import { readHosting } from './hosting/readHosting.ts'
import { print } from './print.ts'
import { printMessage } from './printMessage.ts'
import { reportToTerminal } from './reportToTerminal.ts'
import { writeOperatorProfile } from './target/operatorProfile.ts'
import { untilInterrupted } from './untilInterrupted.ts'

const templateFile = new URL('../template.yaml', import.meta.url)

export interface ServeSettings {
  port: number
  /** Deletes the stored state first. */
  fresh: boolean
  /** The directory of the stored state. If undefined, the state is in memory only. */
  directory: string | undefined
  /** Values for the template's parameters; any other has its default. */
  parameters: Readonly<Record<string, string>>
  /** The local AWS's clock, in milliseconds since the epoch; the machine's clock if undefined. */
  now?: () => number
  /** Makes the stand-in for DynamoDB behind CloudFront refuse the same requests as S3 does there. */
  refusesUnsigned?: boolean
}

export interface App {
  /** Answers every request that is not for the local AWS. */
  handle(request: IncomingMessage, response: ServerResponse): void
  /** Resolves when the app is ready (true) or cannot be built (false). */
  ready: Promise<boolean>
  close?(): Promise<void>
}

export interface AppSettings {
  /** Values of the template's parameters. */
  parameters: Readonly<Record<string, string>>
  /** The server with which the app may notify its pages of changes. */
  server: Server
  region: string
  /** Aborted when the process is asked to end. */
  signal: AbortSignal
}

/**
 * Serves an app and the local AWS on one origin, on loopback only, until the process gets a signal to end.
 *
 * @returns when users can sign in, or when the build has failed
 * @throws Error in one sentence, when the port is taken or the state cannot be used
 */
export async function serve(
  settings: ServeSettings,
  openApp: (settings: AppSettings) => App | Promise<App>,
): Promise<void> {
  const { port } = settings
  const template = readTemplate(readFileSync(templateFile, 'utf8'))
  const { services } = readHosting(template, region, settings.parameters)
  const failed = new AbortController()
  const signal = AbortSignal.any([untilInterrupted(), failed.signal])
  const names = [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]
  const origin = `http://${names[0]}`
  const servers = [newServer(), newServer()] as const
  const open: (() => Promise<void>)[] = []
  const closeAll = async () => {
    for (const close of open.splice(0)) await close()
  }
  try {
    const app = await openApp({ server: servers[0], region, parameters: settings.parameters, signal })
    open.push(async () => app.close?.())
    // The page is served before the local AWS is ready. Requests to the local AWS wait for it.
    const start = deferred<Backend>()
    const handler = createHandler({
      local: start.promise,
      hosts: new Set(names),
      origins: new Set(names.map((name) => `http://${name}`)),
      forwarding: { hosts: services, refusesUnsigned: settings.refusesUnsigned ?? false },
    })
    for (const server of servers) {
      server.on('request', (request, response) =>
        handler(request, response, () => app.handle(request, response)),
      )
    }
    await listenOnLoopback(servers, port)
    open.push(() => stopListening(servers))
    const { backend, close } = await bootDemo(settings, origin)
    open.push(close)
    start.resolve(backend)
    if (await app.ready) printAccounts(origin, settings)
  } catch (error) {
    failed.abort()
    await closeAll()
    throw error
  }
  // The process ends by itself when everything is closed.
  if (signal.aborted) await closeAll()
  else signal.addEventListener('abort', closeAll, { once: true })
}

function printAccounts(origin: string, { parameters }: ServeSettings): void {
  print(`\n  Leading Keys    ${origin}/\n`)
  for (const { username, note } of people) print(`    ${username.padEnd(14)} ${note}`)
  print(`\n  Password of each: ${demoPassword}\n`)
  if (parameters.Editing === 'own-agents') {
    print('  Administrators may change their own agents. To only read: npm start -- --set Editing=none\n')
  }
}

async function bootDemo(settings: ServeSettings, origin: string) {
  const { fresh, directory, parameters, now } = settings
  const aws = await startLocalAws({
    directory,
    fresh,
    parameters,
    now,
    report: reportToTerminal,
    deliver: printMessage,
  })
  await seedDemo(aws)
  if (directory !== undefined) {
    writeOperatorProfile(directory, { endpoint: `${origin}/aws`, region, ...aws.operatorKey })
  }
  const config = {
    ...aws.outputs,
    demoAccounts: people.map(({ username, note }) => ({ username, password: demoPassword, note })),
  }
  const policySwitch = createPolicySwitch(
    aws,
    people.map(({ username }) => username),
  )
  const backend: Backend = { aws: policySwitch.aws, config, policySwitch }
  return { backend, close: () => aws.close() }
}

/** A promise with its `resolve` function. */
function deferred<Value>() {
  let resolve: (value: Value) => void = () => {}
  const promise = new Promise<Value>((fulfil) => {
    resolve = fulfil
  })
  return { promise, resolve }
}

/**
 * Listens on 127.0.0.1 and ::1, if the machine has both, because "localhost" is either, depending on the client.
 *
 * @throws Error when the port is taken
 */
async function listenOnLoopback([ipv4, ipv6]: readonly [Server, Server], port: number): Promise<void> {
  const listen = (server: Server, host: string) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, host, resolve)
    })
  try {
    await listen(ipv4, '127.0.0.1')
    await listen(ipv6, '::1')
    ipv6.on('upgrade', (...upgrade) => ipv4.emit('upgrade', ...upgrade))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return
    ipv4.close()
    if (code !== 'EADDRINUSE') throw error
    throw new Error(
      `Port ${port} is taken. Choose another: ${process.env.npm_lifecycle_event === 'dev' ? 'npm run dev' : 'npm start'} -- --port ${port + 1}`,
    )
  }
}

async function stopListening(servers: readonly Server[]): Promise<void> {
  for (const server of servers.filter(({ listening }) => listening)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}
