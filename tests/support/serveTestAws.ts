import type { Message } from '../../aws/local/Environment.ts'
import { serveOnLoopback } from '../../aws/local/host/serveOnLoopback.ts'
import type { LocalEvent } from '../../aws/local/LocalEvent.ts'
import { type LocalAwsSettings, type RunningAws, startLocalAws } from '../../aws/local/startLocalAws.ts'
import people from '../../aws/seed/people.json' with { type: 'json' }
import { seedDemo } from '../../aws/seed/seedDemo.ts'

export interface TestAws {
  aws: RunningAws
  /** `http://127.0.0.1:PORT/aws` */
  endpoint: string
  /** The content of `/config.json` for the app. */
  config: Config
  /** The events that the local AWS reported to its operator. */
  events: LocalEvent[]
  /** The emails that it would have sent. */
  messages: Message[]
  close(): Promise<void>
}

export interface Config {
  region: string
  userPoolId: string
  userPoolClientId: string
  identityPoolId: string
  tableName: string
  partitionKey: 'identity-id' | 'principal-tag'
  /** Separated by commas. */
  visibleAttributes: string
  endpoint: string
}

/** vite.config.ts lists the tests that run with both partition keys. */
const { PARTITION_KEY: PartitionKey = 'identity-id' } = process.env

/** A seeded local AWS on HTTP at a port of its own, as `npm start` serves it. */
export async function serveTestAws(
  settings: Partial<
    Pick<LocalAwsSettings, 'directory' | 'fileSystem' | 'template' | 'parameters' | 'now'>
  > = {},
): Promise<TestAws> {
  const events: LocalEvent[] = []
  const messages: Message[] = []
  const aws = await startLocalAws({
    ...settings,
    parameters: { PartitionKey, ...settings.parameters },
    report: (event) => events.push(event),
    deliver: (message) => messages.push(message),
  })
  // Ten thousand agents would cost every test file seconds.
  await seedDemo(
    aws,
    people.filter(({ username }) => username !== 'office-large'),
  )
  const { endpoint, config, close } = await serveOnLoopback(aws)
  return {
    aws,
    endpoint,
    config: config as unknown as Config,
    events,
    messages,
    async close() {
      await close()
      await aws.close()
    },
  }
}
