import { readdirSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { basename, join } from 'node:path'
import { fillIn } from './measureSignIn.ts'
import { observePage } from './observePage.ts'
import { openBrowser } from './openBrowser.ts'

/** Milliseconds of the main thread, by whose code ran there: the name of a dependency, or a folder of `src`. */
export type Profile = ReadonlyMap<string, number>

interface Options {
  /** The app's own address. */
  origin: string
  /** For Chromium: which names are where, and whose certificate is good. */
  arguments: readonly string[]
  /** Where the app's build is, with its source maps. */
  build: string
  /** How many times slower than this machine. */
  slowdown: number
}

/** Has Chromium's profiler note what the main thread does between the button and the agents, and in a reload until them. */
export function profileSignIn(options: Options): Promise<{ signIn: Profile; reload: Profile }> {
  const ownerOf = readOwners(options.build)
  return openBrowser(options.arguments, async (context) => {
    const page = context.pages()[0] ?? (await context.newPage())
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: options.slowdown })
    await page.addInitScript(observePage('Glacier Owl'))
    await page.goto(options.origin)
    await page.evaluate('reached.form')
    await page.waitForLoadState('networkidle')
    await fillIn(page, 'office-north')
    await devtools.send('Profiler.enable')
    await devtools.send('Profiler.setSamplingInterval', { interval: 500 })
    const during = async (act: () => Promise<unknown>) => {
      await devtools.send('Profiler.start')
      await act()
      await page.evaluate('reached.agents')
      const { profile } = await devtools.send('Profiler.stop')
      return sumUp(profile, ownerOf)
    }
    const signIn = await during(() => page.getByRole('button', { name: 'Sign in', exact: true }).click())
    await page.waitForLoadState('networkidle')
    const reload = await during(() => page.reload({ waitUntil: 'commit' }))
    return { signIn, reload }
  })
}

/** What is read here of https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile */
interface RecordedProfile {
  nodes: readonly {
    id: number
    callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number }
    children?: readonly number[]
  }[]
  samples?: readonly number[]
  /** In microseconds. */
  timeDeltas?: readonly number[]
}

/** Whose code a place in a built file is. */
type OwnerOf = (url: string, line: number, column: number) => string

function sumUp({ nodes, samples = [], timeDeltas = [] }: RecordedProfile, ownerOf: OwnerOf): Profile {
  const owners = new Map<number, string>()
  // A caller comes before the functions that it calls.
  for (const { id, callFrame, children = [] } of nodes) {
    const { functionName, url, lineNumber, columnNumber } = callFrame
    const isCode = basename(url).endsWith('.js')
    // What the browser does is its own ("(program)"), except what it does for a function that calls it.
    if (isCode) owners.set(id, ownerOf(url, lineNumber, columnNumber))
    else if (functionName.startsWith('(')) owners.set(id, functionName)
    for (const child of children) owners.set(child, owners.get(id) ?? functionName)
  }
  const sums = new Map<string, number>()
  for (const [index, sample] of samples.entries()) {
    const owner = owners.get(sample) ?? '(program)'
    // A sample stands for the time until the next one.
    sums.set(owner, (sums.get(owner) ?? 0) + (timeDeltas[index + 1] ?? 0) / 1000)
  }
  return sums
}

function readOwners(build: string): OwnerOf {
  const assets = join(build, 'assets')
  const maps = new Map(
    readdirSync(assets)
      .filter((name) => name.endsWith('.js.map'))
      .map((name) => [
        name.replace(/\.map$/, ''),
        new SourceMap(JSON.parse(readFileSync(join(assets, name), 'utf8'))),
      ]),
  )
  return (url, line, column) => {
    const entry = maps.get(basename(url))?.findEntry(line, column)
    const source = entry !== undefined && 'originalSource' in entry ? entry.originalSource : ''
    const dependency = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1]
    return dependency ?? /src\/(.+)\.tsx?$/.exec(source)?.[0] ?? (source || 'the bundler')
  }
}
