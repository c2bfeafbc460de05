import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTarget, type Target } from '../../aws/cli/target/openTarget.ts'
import { writeOperatorProfile } from '../../aws/cli/target/operatorProfile.ts'
import { serveTestAws, type TestAws } from './serveTestAws.ts'

export interface OperatedAws extends TestAws {
  /** The directory of the operator's profile. A test may put files there. */
  directory: string
  target: Target
}

/** A local AWS that the operator's commands find by `--local --state DIRECTORY`. */
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
