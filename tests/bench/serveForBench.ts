import { readFileSync } from 'node:fs'
import type { Server } from 'node:net'
import { build } from 'vite'
import { readHosting } from '../../aws/cli/hosting/readHosting.ts'
import type { LocalAws } from '../../aws/local/LocalAws.ts'
import { readTemplate } from '../../aws/template/readTemplate.ts'
import { makeCertificate } from './makeCertificate.ts'
import { serveAws } from './serveAws.ts'
import { serveFiles } from './serveFiles.ts'
import { type Link, simulateLink } from './simulateLink.ts'

export interface Bench {
  /** Options for Chromium: the addresses of the host names, and the certificate to trust. */
  arguments: string[]
  close(): void
}

/** The address of a build. */
export function originOf(name: string): string {
  return `https://${name}.bench.test`
}

/**
 * Serves builds, each at its own address, and a local AWS at the addresses of the real one. So the bench measures the
 * deployed configuration, without another endpoint.
 *
 * @param directories the directory of each build, by its name
 * @param deliveries the template's Delivery, by the name of the build; `direct` if a build has none
 */
export async function serveForBench(
  aws: LocalAws,
  directories: Readonly<Record<string, string>>,
  link: Link,
  deliveries: Readonly<Record<string, string>> = {},
): Promise<Bench> {
  const certificate = makeCertificate()
  const road = simulateLink(link)
  const servers: Server[] = []
  const rules: string[] = []
  const serve = async (host: string, server: Server, roundTrip: number) => {
    servers.push(server)
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('the server has no port')
    rules.push(`MAP ${host} 127.0.0.1:${await road.to(address.port, roundTrip)}`)
  }
  await serve(`*.${aws.region}.amazonaws.com`, serveAws(aws, certificate), link.toRegion)
  const template = readTemplate(readFileSync(new URL('../../aws/template.yaml', import.meta.url), 'utf8'))
  for (const [name, directory] of Object.entries(directories)) {
    const delivery = deliveries[name] ?? 'direct'
    const { services } = readHosting(template, aws.region, { Delivery: delivery })
    const config = { ...aws.outputs, delivery }
    const passedOn = { aws, hosts: services, roundTrip: link.behindPages }
    const files = serveFiles(directory, config, certificate, passedOn)
    await serve(new URL(originOf(name)).host, files, link.toPages)
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
