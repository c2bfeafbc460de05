import { bucketOf } from './app/AppBucket.ts'
import { isAsset, pageOf } from './app/AppBuild.ts'
import { admits, hashParameters } from './app/hashParameters.ts'
import { type Deployed, publish } from './app/publish.ts'
import { sayWho } from './deploy.ts'
import type { Surroundings } from './Surroundings.ts'
import { readStack } from './stack/readStack.ts'
import { updateStack } from './stack/updateStack.ts'

/**
 * Serves the previous build to visitors. The stack changes only if its headers do not admit that build's page. A
 * second rollback goes forward again.
 *
 * @throws Error if there is no such build
 */
export async function rollBack(
  surroundings: Surroundings,
  { stackName, confirm }: { stackName: string; confirm(): Promise<boolean> },
): Promise<Deployed | undefined> {
  const { aws, say } = surroundings
  await sayWho(surroundings)
  say(`\nThe stack ${stackName}`)
  const { stack, before } = await readStack(aws, stackName)
  if (stack === undefined) throw new Error(`There is no stack ${stackName} in this account and Region.`)
  const bucket = bucketOf(aws, stack)
  const served = await bucket.servedBuild()
  const build = served?.previousId === undefined ? undefined : await bucket.keptBuild(served.previousId)
  if (served === undefined || build === undefined) {
    throw new Error(
      'There is no build to go back to: the bucket keeps the one that visitors have, and the one before it.',
    )
  }
  const objects = await bucket.list()
  const lost = build.files.filter((file) => isAsset(file) && objects.get(file.path.slice(1)) !== file.md5)
  if (lost[0] !== undefined)
    throw new Error(`The build ${build.id} is not whole: ${lost[0].path} is not in the bucket.`)
  say(`  From build ${served.id} to build ${build.id}`)
  const page = await pageOf(build)
  if (admits(stack.parameters, page)) {
    return publish(surroundings, stackName, { stack, changedCloudFront: false }, build)
  }
  const updated = await updateStack(surroundings, {
    stackName,
    stack,
    before,
    template: before,
    templateText: JSON.stringify(before),
    parameters: hashParameters(before, [page, served.page]),
    replace: [],
    planOnly: false,
    confirm,
    beforeChange: async () => {},
  })
  return updated && publish(surroundings, stackName, updated, build)
}
