import type { LocalAws } from '../LocalAws.ts'
import type { PolicySwitch } from '../policy-switch/createPolicySwitch.ts'
import { createHandler } from './createHandler.ts'
import { newServer } from './newServer.ts'

export interface LoopbackServer {
  /** `http://127.0.0.1:PORT/aws` */
  endpoint: string
  /** The content of `/config.json`. */
  config: Readonly<Record<string, string>>
  close(): Promise<void>
}

/** Serves a local AWS without the app, at a free port of 127.0.0.1. */
export async function serveOnLoopback(aws: LocalAws, policySwitch?: PolicySwitch): Promise<LoopbackServer> {
  const server = newServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a server without a port')
  const { port } = address
  const host = `127.0.0.1:${port}`
  const endpoint = `http://${host}/aws`
  const config = { ...aws.outputs, endpoint }
  const handler = createHandler({
    local: Promise.resolve({ aws, config, ...(policySwitch === undefined ? {} : { policySwitch }) }),
    hosts: new Set([host]),
    origins: new Set([`http://${host}`]),
  })
  server.on('request', (request, response) => handler(request, response, () => response.writeHead(404).end()))
  return {
    endpoint,
    config,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
