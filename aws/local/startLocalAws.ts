import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createEngine } from './dynamodb/createEngine.ts'
import type { LocalAws } from './LocalAws.ts'
import type { Message, Surroundings } from './Surroundings.ts'
import { createStack } from './stack/createStack.ts'
import { fileStore } from './stack/fileStore.ts'
import { memoryStore } from './stack/memoryStore.ts'
import { readTemplate } from './stack/readTemplate.ts'

export interface LocalAwsSettings {
  /** Where state is kept; in memory when undefined. */
  directory?: string | undefined
  /** Text of the CloudFormation template; `aws/template.yaml` when undefined. */
  template?: string | undefined
  parameters?: Readonly<Record<string, string>>
  deliver(message: Message): void
  report: LocalAws['report']
  /** Milliseconds since the epoch. */
  now?: (() => number) | undefined
}

const region = 'eu-central-1'
const account = '123456789012'
const templateFile = new URL('../template.yaml', import.meta.url)

/**
 * Boots a local AWS from the template, with the state of the last time if there is any.
 *
 * @throws NotEmulatedError, UnreadableStateError
 */
export async function startLocalAws(settings: LocalAwsSettings): Promise<LocalAws> {
  const { directory, deliver, report, now = Date.now, parameters = {} } = settings
  const template = readTemplate(settings.template ?? readFileSync(templateFile, 'utf8'))
  const store = directory === undefined ? memoryStore() : fileStore(directory)
  const engine = await createEngine({
    region,
    account,
    ...(directory === undefined ? {} : { path: `${directory}/items` }),
  })
  const surroundings: Surroundings = { now, randomBytes, store, deliver }
  return createStack({
    template,
    parameters,
    region,
    account,
    stackName: 'leading-keys',
    surroundings,
    engine,
    report,
  })
}
