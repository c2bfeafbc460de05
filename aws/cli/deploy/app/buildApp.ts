import { findCurrentBuild, makeCurrentBuild } from '../../build/currentBuild.ts'
import { type AppBuild, toBuild, toBuildFile } from './AppBuild.ts'

/** The production build of the sources as they are now. @throws Error with the build's own words when it fails */
export async function buildApp(signal: AbortSignal): Promise<AppBuild> {
  const build = findCurrentBuild('.') ?? (await makeCurrentBuild('.', signal))
  return toBuild(Array.from(build, ([path, content]) => toBuildFile(path, content)))
}
