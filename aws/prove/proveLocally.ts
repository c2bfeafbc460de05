import { type AttemptGroup, allAttempts } from '../attempts/allAttempts.ts'
import { serveOnLoopback } from '../local/host/serveOnLoopback.ts'
import type { LocalAws } from '../local/LocalAws.ts'
import { type LocalAwsSettings, startLocalAws } from '../local/startLocalAws.ts'
import people from '../seed/people.json' with { type: 'json' }
import { demoPassword, seedDemo } from '../seed/seedDemo.ts'
import { lookAround } from './lookAround.ts'
import { type Logins, openWorld } from './openWorld.ts'
import { type Result, runAttempts } from './runAttempts.ts'
import type { StackConfig } from './StackConfig.ts'

export interface LocalProof extends Pick<LocalAwsSettings, 'template' | 'parameters' | 'directory'> {
  /** The demo accounts if undefined. */
  logins?: Logins
  /** Every group if undefined. */
  groups?: readonly AttemptGroup[]
  /** Inspects the local AWS before the first call. */
  inspect?: (aws: LocalAws) => Promise<void>
}

/** The demo users that the attempts need. The ten thousand agents of office-large would prove nothing more. */
export const cast = people.filter(({ username }) => username !== 'office-large')

export const demoLogins: Logins = {
  me: { username: 'office-north', password: demoPassword },
  other: { username: 'office-south', password: demoPassword },
  lead: { username: 'agency-lead', password: demoPassword },
}

/** Makes every attempt against a local AWS of its own, and counts the requests that reach its database. */
export async function proveLocally(
  progress: (done: number, total: number) => void,
  { groups = allAttempts, logins = demoLogins, inspect = async () => {}, ...settings }: LocalProof = {},
): Promise<Result[]> {
  const aws = await startLocalAws({ ...settings, report() {}, deliver() {} })
  await inspect(aws)
  await seedDemo(aws, cast)
  let calls = 0
  const { execute } = aws.engine
  const counted = {
    ...aws.engine,
    execute: (request: Parameters<typeof execute>[0]) => {
      calls += 1
      return execute(request)
    },
  }
  const served = await serveOnLoopback({ ...aws, engine: counted })
  try {
    const world = await openWorld(served.config as unknown as StackConfig, logins)
    return await runAttempts(world, groups, {
      known: await lookAround(world),
      isAws: false,
      engineCalls: () => calls,
      async stillAlive() {
        const response = await fetch(new URL('/config.json', served.endpoint))
        if (!response.ok) throw new Error(`config.json answered ${response.status}`)
      },
      progress,
    })
  } finally {
    await served.close()
    await aws.close()
  }
}
