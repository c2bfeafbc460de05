import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serveOnLoopback } from '../../local/host/serveOnLoopback.ts'
import { startLocalAws } from '../../local/startLocalAws.ts'
import { demoPassword, seedDemo } from '../../seed/seedDemo.ts'
import type { Logins } from '../openWorld.ts'
import { cast } from '../proveLocally.ts'
import type { StackConfig } from '../StackConfig.ts'
import { signInToUserPool } from '../signInToUserPool.ts'

/** The state of a local AWS after the demo users have signed in. Every mutant starts from a copy. */
export interface SignedInStack {
  /** The state's directory; the caller removes it. */
  directory: string
  logins: Logins
}

/** Starts the unchanged template and signs each user in once, because SRP takes most of the time of a proof. */
export async function signInToStack(template: string): Promise<SignedInStack> {
  const directory = mkdtempSync(join(tmpdir(), 'signed-in-'))
  const aws = await startLocalAws({ template, directory, report() {}, deliver() {} })
  await seedDemo(aws, cast)
  const served = await serveOnLoopback(aws)
  try {
    const config = served.config as unknown as StackConfig
    const signIn = async (username: string) => ({
      username,
      tokens: await signInToUserPool(config, { username, password: demoPassword }),
    })
    const logins = {
      me: await signIn('office-north'),
      other: await signIn('office-south'),
      lead: await signIn('agency-lead'),
    }
    return { directory, logins }
  } finally {
    await served.close()
    await aws.close()
  }
}
