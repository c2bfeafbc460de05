import { serveOnLoopback } from '../local/http/serveOnLoopback.ts'
import { type LocalAwsSettings, startLocalAws } from '../local/startLocalAws.ts'
import { demoPassword, seedDemo } from '../seed/seedDemo.ts'
import { allAttempts } from './allAttempts.ts'
import { openWorld, type StackConfig } from './openWorld.ts'
import { type Result, runAttempts } from './runAttempts.ts'
import { theirSecrets } from './theirSecrets.ts'

/** Makes every attempt against a local AWS of its own, and counts what reaches its database. */
export async function proveLocally(
  progress: (done: number, total: number) => void,
  settings: Pick<LocalAwsSettings, 'template' | 'parameters'> = {},
): Promise<Result[]> {
  const aws = await startLocalAws({ ...settings, report() {}, deliver() {} })
  await seedDemo(aws)
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
    const world = await openWorld(served.config as unknown as StackConfig, {
      me: { username: 'office-north', password: demoPassword },
      other: { username: 'office-south', password: demoPassword },
      lead: { username: 'agency-lead', password: demoPassword },
    })
    return await runAttempts(world, allAttempts, {
      secrets: await theirSecrets(world),
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
