import type { TestProject } from 'vitest/node'
import { type Config, serveTestAws } from './serveTestAws.ts'
import { signInOverHttp } from './signInOverHttp.ts'

declare module 'vitest' {
  interface ProvidedContext {
    config: Config
    /** The identity ID of agency-lead, who has no agents. */
    leadIdentityId: string
  }
}

/** One local AWS for the tests of the app: it runs in Node while they run in a simulated browser. */
export default async function serveForApp(project: TestProject): Promise<() => Promise<void>> {
  const local = await serveTestAws()
  project.provide('config', local.config)
  project.provide('leadIdentityId', (await signInOverHttp(local.config, 'agency-lead')).identityId)
  return local.close
}
