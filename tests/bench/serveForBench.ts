import type { Server } from 'node:net'
import { build } from 'vite'
import { startLocalAws } from '../../aws/local/startLocalAws.ts'
import people from '../../aws/seed/people.json' with { type: 'json' }
import { seedDemo } from '../../aws/seed/seedDemo.ts'
import { makeCertificate } from './makeCertificate.ts'
import { serveAws } from './serveAws.ts'
import { serveFiles } from './serveFiles.ts'
import { type Link, simulateLink } from './simulateLink.ts'

export interface Bench {
  origins: { app: string; baseline: string }
  /** For Chromium: where these names are, and whose certificate is good. */
  arguments: string[]
  /** What a script of one of the two weighs, as gzip -9 packs it. */
  close(): void
}

/**
 * Serves the production build and the baseline, each at an address of its own, and a local AWS at the addresses of the
 * real one: what is measured is the configuration that is deployed, with nothing told to use another endpoint.
 *
 * @param directories where the two builds are
 */
export async function serveForBench(
  directories: { app: string; baseline: string },
  link: Link,
): Promise<Bench> {
  const aws = await startLocalAws({ report: () => {}, deliver: () => {} })
  await seedDemo(
    aws,
    people.filter(({ username }) => username !== 'office-large'),
  )
  const certificate = makeCertificate()
  const road = simulateLink(link)
  const servers: Server[] = []
  const serve = async (server: Server) => {
    servers.push(server)
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('the server has no port')
    return road.to(address.port)
  }
  const ports = {
    'app.bench.test': await serve(serveFiles(directories.app, aws.outputs, certificate)),
    'baseline.bench.test': await serve(serveFiles(directories.baseline, aws.outputs, certificate)),
    [`*.${aws.region}.amazonaws.com`]: await serve(serveAws(aws, certificate)),
  }
  const rules = Object.entries(ports).map(([host, port]) => `MAP ${host} 127.0.0.1:${port}`)
  return {
    origins: { app: 'https://app.bench.test', baseline: 'https://baseline.bench.test' },
    arguments: [
      `--host-resolver-rules=${rules.join(', ')}`,
      `--ignore-certificate-errors-spki-list=${certificate.fingerprint}`,
    ],
    close() {
      road.close()
      for (const server of servers) server.close()
      void aws.close()
    },
  }
}

/** Builds the page in `root` into `outDir`. */
export async function buildPage(root: string, outDir: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    define: { global: 'globalThis' },
    build: { outDir, emptyOutDir: true },
  })
}
