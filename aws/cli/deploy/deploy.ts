import * as v from 'valibot'
import { parseConfig } from '../../contract/config.ts'
import { changeStack, type StackChange } from './changeStack.ts'
import type { Surroundings } from './followStack.ts'
import { saying } from './saying.ts'
import { type BuildFile, checkTypes, uploadBuild } from './uploadBuild.ts'

export interface Deployment extends StackChange {
  region: string
  /** Makes the production build and names its files. */
  build(): Promise<BuildFile[]>
  /** Writes a text where the AWS CLI can upload it from, and gives its file. */
  write(text: string): string
}

/** Outputs for whoever deploys; all others are the app's configuration. */
const hostingOutputs = v.object({ url: v.string(), bucketName: v.string(), distributionId: v.string() })

const identity = v.object({ Account: v.string(), Arn: v.string() })

/**
 * Brings the stack, then the app, to AWS. Safe to repeat: what is there already stays as it is. What can fail on this
 * machine comes first.
 *
 * @returns where the app is
 * @throws Error in one sentence that says what was done and what was not
 */
export async function deploy(surroundings: Surroundings, deployment: Deployment): Promise<string> {
  const { call, say } = surroundings
  const { Account, Arn } = v.parse(identity, await call(['sts', 'get-caller-identity']))
  say(`Account ${Account} in ${deployment.region}, as ${Arn}`)

  say('\nThe build')
  const files = await deployment.build()
  checkTypes(files)
  say(`  ${files.length} files`)

  say(`\nThe stack ${deployment.stackName}`)
  const { outputs } = await changeStack(surroundings, deployment)
  const { url, bucketName, distributionId } = v.parse(hostingOutputs, outputs)
  const config = Object.fromEntries(
    Object.entries(outputs).filter(([name]) => !(name in hostingOutputs.entries)),
  )
  const parsed = parseConfig(config)
  if (!parsed.ok) {
    const findings = parsed.faults.map(({ name, problem }) => `${name} ${problem}`)
    throw new Error(
      `The stack is there, but the app cannot be configured from it: ${findings.join(' ')} Nothing was uploaded.`,
    )
  }

  say('\nThe app')
  const configFile = deployment.write(`${JSON.stringify(config, null, 2)}\n`)
  await uploadBuild(surroundings, bucketName, [...files, { path: '/config.json', file: configFile }])
  await call([
    ...['cloudfront', 'create-invalidation', '--distribution-id', distributionId, '--paths', '/*'],
  ]).catch(
    saying(
      'The app is up, but CloudFront was not told to fetch it anew. It does so by itself within an hour. Or run this again.',
    ),
  )
  return url
}
