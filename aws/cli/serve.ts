import type { Server } from 'node:http'
import { type Backend, createHandler } from '../local/host/createHandler.ts'
import { newServer } from '../local/host/newServer.ts'
import { createPolicySwitch } from '../local/policy-switch/createPolicySwitch.ts'
import { region, startLocalAws } from '../local/startLocalAws.ts'
import people from '../seed/people.json' with { type: 'json' }
import { demoPassword, seedDemo } from '../seed/seedDemo.ts'
import { reportToTerminal } from './reportToTerminal.ts'
import { serveBuild } from './serveBuild.ts'
import { serveSources } from './serveSources.ts'
import { writeOperatorProfile } from './target/operatorProfile.ts'

export interface ServeSettings {
  port: number
  /** Forget the state of the last time. */
  fresh: boolean
  /** Serve the production build instead of the sources. */
  build: boolean
  /** Where state is kept; in memory when undefined. */
  directory: string | undefined
  /** Values for the template's parameters; where there is none, the default. */
  parameters: Readonly<Record<string, string>>
  /** Milliseconds since the epoch, to the local AWS; the machine's own clock when undefined. */
  now?: () => number
}

/** Serves the app and the local AWS on one origin, on loopback only, until the process ends. */
export async function serve(settings: ServeSettings): Promise<void> {
  const { port, build, directory } = settings
  const names = [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]
  const origin = `http://${names[0]}`
  const servers = [newServer(), newServer()] as const
  const app = build ? serveBuild('dist', region) : (await serveSources(servers[0], directory)).app
  // The page is there before the local AWS is: whoever opens it meanwhile waits a moment for its answers.
  const start = deferred<Backend>()
  const handler = createHandler({
    local: start.promise,
    hosts: new Set(names),
    origins: new Set(names.map((name) => `http://${name}`)),
  })
  for (const server of servers) {
    server.on('request', (request, response) => handler(request, response, () => app(request, response)))
  }
  await listenOnLoopback(servers, port)
  start.resolve(await bootDemo(settings, origin))

  console.log(`\n  Leading Keys    ${origin}/\n`)
  for (const { username, note } of people) console.log(`    ${username.padEnd(14)} ${note}`)
  console.log(`\n  Password of each: ${demoPassword}\n`)
}

async function bootDemo(settings: ServeSettings, origin: string): Promise<Backend> {
  const { fresh, directory, parameters, now } = settings
  const aws = await startLocalAws({
    directory,
    fresh,
    parameters,
    now,
    report: reportToTerminal,
    deliver: ({ to, subject, text }) => console.log(`\n✉ To ${to}: ${subject}\n  ${text}\n`),
  })
  await seedDemo(aws)
  const endpoint = `${origin}/aws`
  if (directory !== undefined) writeOperatorProfile(directory, { endpoint, region, ...aws.operatorKey })
  const config = {
    ...aws.outputs,
    endpoint,
    demoAccounts: people.map(({ username, note }) => ({ username, password: demoPassword, note })),
  }
  const policySwitch = createPolicySwitch(
    aws,
    people.map(({ username }) => username),
  )
  return { aws: policySwitch.aws, config, policySwitch }
}

/** A promise and what fulfils it. */
function deferred<Value>() {
  let resolve: (value: Value) => void = () => {}
  const promise = new Promise<Value>((fulfil) => {
    resolve = fulfil
  })
  return { promise, resolve }
}

/**
 * "localhost" is 127.0.0.1 to some clients and ::1 to others: both, where the machine has both.
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
    if (code !== 'EADDRINUSE') throw error
    throw new Error(`Port ${port} is taken. Choose another: npm start -- --port ${port + 1}`)
  }
}
