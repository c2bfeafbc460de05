import { CreateInvalidationCommand, GetDistributionCommand } from '@aws-sdk/client-cloudfront'
import { parseConfig } from '../../../contract/config.ts'
import type { Surroundings } from '../Surroundings.ts'
import type { UpdatedStack } from '../stack/updateStack.ts'
import { bucketOf } from './AppBucket.ts'
import type { AppBuild } from './AppBuild.ts'
import { deleteOldFiles, serveBuild, uploadBuild } from './uploadBuild.ts'

/** Where a deployed app is, and which build visitors get. */
export interface Deployed {
  stackName: string
  region: string
  url: string
  build: string
  /** The build to which the app can go back; null for the first one. */
  previousBuild: string | null
}

/** Outputs for the operator. All other outputs are the app's configuration. */
const hostingOutputs = ['url', 'bucketName', 'distributionId']

/** Uploads a build into a stack whose headers admit it, and has CloudFront serve it. */
export async function publish(
  surroundings: Surroundings,
  stackName: string,
  { stack, changedCloudFront }: UpdatedStack,
  build: AppBuild,
): Promise<Deployed> {
  const { aws, say } = surroundings
  surroundings.stands = 'The stack is as the template says. Visitors see the app as it was. Run this again.'
  const { url, distributionId } = stack.outputs
  if (!url || !distributionId)
    throw new Error('AWS describes the stack without its outputs url and distributionId.')
  const bucket = bucketOf(aws, stack)
  const config = configOf(stack.outputs)
  await uploadBuild(surroundings, bucket, build)
  if (changedCloudFront) await waitForDistribution(surroundings, distributionId)
  surroundings.stands =
    'The stack is as the template says, and all files of the new build are uploaded. Visitors see the old page or the new one, and either works. Run this again.'
  const { previousId, hasChanged } = await serveBuild(surroundings, bucket, build, config)
  surroundings.stands =
    'The app is up, but CloudFront was not told to fetch it anew. It does so by itself within an hour.'
  if (hasChanged) {
    const Paths = { Quantity: 1, Items: ['/*'] }
    const InvalidationBatch = { CallerReference: `${build.id}-${Date.now()}`, Paths }
    await aws.cloudFront.send(
      new CreateInvalidationCommand({ DistributionId: distributionId, InvalidationBatch }),
    )
  }
  surroundings.stands =
    'The app is up. Files of earlier builds are still in the bucket; the next deployment deletes them.'
  await deleteOldFiles(surroundings, bucket, build, previousId)
  say(`  ${url}`)
  return { stackName, region: aws.region, url, build: build.id, previousBuild: previousId ?? null }
}

/** The text of config.json. @throws Error where the outputs are no configuration of the app */
function configOf(outputs: Readonly<Record<string, string>>): string {
  const config = Object.fromEntries(
    Object.entries(outputs).filter(([name]) => !hostingOutputs.includes(name)),
  )
  const parsed = parseConfig(config)
  if (parsed.ok) return `${JSON.stringify(config, null, 2)}\n`
  const findings = parsed.faults.map(({ name, problem }) => `${name} ${problem}`)
  throw new Error(`The app cannot be configured from the outputs of the stack: ${findings.join(' ')}`)
}

/**
 * Waits until every location of CloudFront has the new headers. With the old headers, browsers would refuse the new
 * page.
 */
async function waitForDistribution({ aws, say, pause }: Surroundings, Id: string): Promise<void> {
  let isSaid = false
  for (;;) {
    const { Distribution } = await aws.cloudFront.send(new GetDistributionCommand({ Id }))
    if (Distribution?.Status !== 'InProgress') return
    if (!isSaid) say('  CloudFront brings the new headers to all its places. This takes some minutes.')
    isSaid = true
    await pause()
  }
}
