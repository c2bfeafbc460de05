import type { Server } from 'node:net'
import { build } from 'vite'
import type { LocalAws } from '../../aws/local/LocalAws.ts'
import { makeCertificate } from './makeCertificate.ts'
import { serveAws } from './serveAws.ts'
import { serveFiles } from './serveFiles.ts'
import { type Link, simulateLink } from './simulateLink.ts'

export interface Bench {
  /** For Chromium: where the names are, and whose certificate is good. */
  arguments: string[]
  close(): void
}

/** The address of a build. */
export function originOf(name: string): string {
  return `https://${name}.bench.test`
}

/**
 * Serves builds, each at an address of its own, and a local AWS at the addresses of the real one: what is measured is the
 * configuration that is deployed, with nothing told to use another endpoint.
 *
 * @param directories where each build is, by its name
 */
export async function serveForBench(
  aws: LocalAws,
  directories: Readonly<Record<string, string>>,
  link: Link,
): Promise<Bench> {
  const certificate = makeCertificate()
  const road = simulateLink(link)
  const servers: Server[] = []
  const rules: string[] = []
  const serve = async (host: string, server: Server) => {
    servers.push(server)
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('the server has no port')
    rules.push(`MAP ${host} 127.0.0.1:${await road.to(address.port)}`)
  }
  await serve(`*.${aws.region}.amazonaws.com`, serveAws(aws, certificate))
  for (const [name, directory] of Object.entries(directories)) {
    await serve(new URL(originOf(name)).host, serveFiles(directory, aws.outputs, certificate))
  }
  return {
    arguments: [
      `--host-resolver-rules=${rules.join(', ')}`,
      `--ignore-certificate-errors-spki-list=${certificate.fingerprint}`,
    ],
    close() {
      road.close()
      for (const server of servers) server.close()
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
