import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { bucketOf } from './app/AppBucket.ts'
import { type AppBuild, pageOf } from './app/AppBuild.ts'
import { hashParameters } from './app/hashParameters.ts'
import { type Deployed, publish } from './app/publish.ts'
import { uploadBuild } from './app/uploadBuild.ts'
import type { Surroundings } from './Surroundings.ts'
import type { Stack } from './stack/describeStack.ts'
import { refuseExistingTables } from './stack/findKept.ts'
import { parametersFor } from './stack/parametersFor.ts'
import { readStack } from './stack/readStack.ts'
import { refuseOtherKey } from './stack/refuseOtherKey.ts'
import { type StackUpdate, updateStack } from './stack/updateStack.ts'

export interface Deployment
  extends Pick<
    StackUpdate,
    'stackName' | 'template' | 'templateText' | 'parameters' | 'replace' | 'planOnly' | 'confirm'
  > {
  /** Makes the production build. */
  build(): Promise<AppBuild>
}

/**
 * Deploys the stack and the app. It is safe to repeat: finished parts stay as they are. Visitors always have a page
 * with all its files and with headers that admit it. So the new files come first, then headers that admit the old
 * page and the new one, then the new page.
 *
 * @returns undefined if it ended with the plan
 * @throws Error that says what went wrong; `surroundings.stands` then says what is done
 */
export async function deploy(
  surroundings: Surroundings,
  deployment: Deployment,
): Promise<Deployed | undefined> {
  const { say } = surroundings
  const { stackName, template, parameters } = deployment
  await sayWho(surroundings)

  say('\nThe build')
  const build = await deployment.build()
  say(`  ${build.files.length} files: build ${build.id}`)

  say(`\nThe stack ${stackName}`)
  const { stack, before } = await readStack(surroundings.aws, stackName)
  await refuseOtherRows(surroundings, stack, parameters)
  if (stack === undefined) {
    const values = parametersFor(template, stackName, parameters)
    await refuseExistingTables(surroundings, { stackName, template, values, ids: new Map() })
  }
  const bucket = stack?.outputs.bucketName ? bucketOf(surroundings.aws, stack) : undefined
  const pages = [await pageOf(build), (await bucket?.servedBuild())?.page]
  const updated = await updateStack(surroundings, {
    ...deployment,
    stack,
    before,
    parameters: new Map([...parameters, ...hashParameters(template, pages)]),
    beforeChange: async () => {
      if (bucket !== undefined) await uploadBuild(surroundings, bucket, build)
    },
  })
  if (updated === undefined) return undefined
  say('\nThe app')
  return publish(surroundings, stackName, updated, build)
}

export async function sayWho({ aws, say }: Surroundings): Promise<void> {
  const { Account, Arn } = await aws.sts.send(new GetCallerIdentityCommand({}))
  say(`Account ${Account || 'unknown'} in ${aws.region}, as ${Arn || 'unknown'}`)
}

async function refuseOtherRows(
  { aws }: Surroundings,
  stack: Stack | undefined,
  parameters: ReadonlyMap<string, string>,
): Promise<void> {
  const wanted = parameters.get('PartitionKey')
  const { tableName, partitionKey } = stack?.outputs ?? {}
  if (wanted === undefined || tableName === undefined || wanted === partitionKey) return
  await refuseOtherKey(aws, tableName, wanted)
}
