import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import state from '../local-aws/state/stateOfVersion1.json' with { type: 'json' }

/** Writes a folder of the local AWS from before the one journal: two accounts, one of them signed in, and 12 agents. */
export function writeStateOfVersion1(directory: string): void {
  mkdirSync(join(directory, 'local-aws.lock'), { recursive: true })
  for (const [name, text] of Object.entries(state.files)) writeFileSync(join(directory, name), text)
}
