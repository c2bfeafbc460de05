import { serveOnLoopback } from '../../aws/local/host/serveOnLoopback.ts'
import { startLocalAws } from '../../aws/local/startLocalAws.ts'
import people from '../../aws/seed/people.json' with { type: 'json' }
import { seedDemo } from '../../aws/seed/seedDemo.ts'

/**
 * A local AWS in its own process, so that a test can kill it: `node --import tsx localAwsProcess.ts
 * DIRECTORY [--fresh]`. Prints its address and the operator's key as one line of JSON, then serves. Answers each
 * message of its parent with its resident memory in bytes, after a garbage collection.
 */
const [directory, ...flags] = process.argv.slice(2)
try {
  const aws = await startLocalAws({
    directory,
    fresh: flags.includes('--fresh'),
    report() {},
    deliver() {},
  })
  await seedDemo(
    aws,
    people.filter(({ username }) => ['office-north', 'office-south'].includes(username)),
  )
  const { config } = await serveOnLoopback(aws)
  process.on('message', async () => {
    // Other threads give the freed memory back to the system a moment later.
    for (let round = 0; round < 3; round += 1) {
      globalThis.gc?.()
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
    process.send?.(process.memoryUsage.rss())
  })
  console.log(JSON.stringify({ config, operatorKey: aws.operatorKey }))
} catch (error) {
  console.error(String(error))
  process.exit(1)
}
