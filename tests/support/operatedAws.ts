import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTarget, type Target } from '../../aws/cli/target/openTarget.ts'
import { writeOperatorProfile } from '../../aws/cli/target/operatorProfile.ts'
import { serveTestAws, type TestAws } from './serveTestAws.ts'

export interface OperatedAws extends TestAws {
  /** Holds the operator's profile, and is a place for a test's own files. */
  directory: string
  target: Target
}

/** A local AWS as its operator's commands find it: `--local --state DIRECTORY`. */
export async function operatedAws(
  parameters: Readonly<Record<string, string>> = {},
  template?: string,
): Promise<OperatedAws> {
  const directory = mkdtempSync(join(tmpdir(), 'operator-'))
  const local = await serveTestAws({ parameters, ...(template === undefined ? {} : { template }) })
  writeOperatorProfile(directory, {
    endpoint: local.endpoint,
    region: local.config.region,
    ...local.aws.operatorKey,
  })
  const target = await openTarget({ local: true, state: directory, stack: 'leading-keys' })
  return {
    ...local,
    directory,
    target,
    async close() {
      await local.close()
      rmSync(directory, { recursive: true })
    },
  }
}
