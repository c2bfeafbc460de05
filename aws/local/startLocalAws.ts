import { randomBytes } from 'node:crypto'
import fs, { readFileSync } from 'node:fs'
import { readTemplate } from '../template/readTemplate.ts'
import { createEngine } from './dynamodb/createEngine.ts'
import type { Environment, Message } from './Environment.ts'
import type { LocalAws } from './LocalAws.ts'
import { createStack } from './stack/createStack.ts'
import type { FileSystem } from './state/FileSystem.ts'
import { memoryJournal } from './state/memoryJournal.ts'
import { openState } from './state/openState.ts'

export interface LocalAwsSettings {
  /** The directory of the stored state. If undefined, the state is in memory only. */
  directory?: string | undefined
  /** Deletes the stored state first. */
  fresh?: boolean | undefined
  /** The text of the CloudFormation template; `aws/template.yaml` if undefined. */
  template?: string | undefined
  parameters?: Readonly<Record<string, string>>
  deliver(message: Message): void
  report: LocalAws['report']
  /** Milliseconds since the epoch. */
  now?: (() => number) | undefined
  /** The file system for the state; Node's own if undefined. */
  fileSystem?: FileSystem | undefined
}

export const region = 'eu-central-1'
const account = '123456789012'
const templateFile = new URL('../template.yaml', import.meta.url)

/** A local AWS that can be stopped. */
export interface RunningAws extends LocalAws {
  close(): Promise<void>
}

/**
 * Starts a local AWS from the template, with the stored state if there is any.
 *
 * @throws NotEmulatedError; UnreadableStateError; Error if another process uses the state
 */
export async function startLocalAws(settings: LocalAwsSettings): Promise<RunningAws> {
  const {
    directory,
    fresh = false,
    deliver,
    report,
    now = Date.now,
    fileSystem = fs,
    parameters = {},
  } = settings
  const template = readTemplate(settings.template ?? readFileSync(templateFile, 'utf8'))
  const state = directory === undefined ? undefined : await openState(fileSystem, directory, { fresh })
  try {
    const engine = await createEngine({ region, account, journal: state?.journal, now })
    const environment: Environment = { now, randomBytes, journal: state?.journal ?? memoryJournal(), deliver }
    const stack = { template, parameters, region, account, stackName: 'leading-keys' }
    const aws = await createStack({ ...stack, environment, engine, report })
    return {
      ...aws,
      async close() {
        await engine.close()
        await state?.close()
      },
    }
  } catch (error) {
    await state?.close()
    throw error
  }
}
