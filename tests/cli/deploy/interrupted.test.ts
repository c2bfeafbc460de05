import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { AwsFailure } from '../../support/stand-in/AwsFailure.ts'
import { deployOn, exampleBuild, faultsForVisitors } from '../../support/stand-in/onStandIn.ts'
import { type StandIn, startStandIn } from '../../support/stand-in/startStandIn.ts'

let aws: StandIn
beforeAll(async () => {
  aws = await startStandIn()
  await deployOn(aws)
})
afterAll(async () => {
  await aws.close()
})
afterEach(() => {
  vi.unstubAllEnvs()
})

/** The command's last line, by the call at which the deployment ends. */
const standings: [call: RegExp, stands: RegExp][] = [
  [/^(GetCallerIdentity|GetTemplate|(Create|Delete|Describe)ChangeSet)$/, /^Nothing was changed\.$/],
  [
    /^ExecuteChangeSet$/,
    /^Whether AWS has begun to change the stack leading-keys shows when this is run again\. Visitors see the app as it was\.$/,
  ],
  [
    /^GetDistribution$/,
    /^The stack is as the template says\. Visitors see the app as it was\. Run this again\.$/,
  ],
  [
    /^PutObject (assets|builds)/,
    /^Nothing was changed\.( \d of \d new files are uploaded, which nobody asks for yet\.)?$/,
  ],
  [
    /^PutObject index\.html$/,
    /^The stack is as the template says, and all files of the new build are uploaded\./,
  ],
  [/^CreateInvalidation$/, /^The app is up, but CloudFront was not told to fetch it anew/],
]

/** The two builds take turns, so that every deployment has something to do. */
const names = ['two', 'one']

/** Deploys the build that visitors do not have yet, and interferes with its nth call. Returns the name of that call. */
async function interruptAt(nth: number, interfere: () => AwsFailure | undefined, signal?: AbortSignal) {
  const build = exampleBuild(names[turn % 2] ?? '')
  const before = aws.calls.length
  aws.interfere = (_, earlier) => (earlier.length - before === nth ? interfere() : undefined)
  const run = await deployOn(aws, { build, maxAttempts: 1, ...(signal === undefined ? {} : { signal }) })
  aws.interfere = () => undefined
  return { run, build, call: run.calls[nth] }
}
let turn = 0

test.each([
  ['Ctrl-C during', true],
  ['a failure of', false],
])(
  '%s any call leaves visitors a whole page under headers that admit it, and the next run completes it',
  async (_, isCtrlC) => {
    const seen = new Set<string>()
    for (let nth = 0; ; nth += 1) {
      const stop = new AbortController()
      const failure = () => (isCtrlC ? void stop.abort() : new AwsFailure('Throttling', 'Rate exceeded'))
      const { run, build, call } = await interruptAt(nth, failure, isCtrlC ? stop.signal : undefined)
      if (call === undefined) break
      // One failure of each kind is enough; Ctrl-C comes at every moment.
      if (isCtrlC || !seen.has(call)) {
        seen.add(call)
        const where = `${call}, after ${nth} others`
        expect(run.failure, where).toBe(isCtrlC ? 'Stopped.' : 'AWS answered Throttling: Rate exceeded.')
        const [, stands] = standings.find(([pattern]) => pattern.test(call)) ?? []
        if (stands !== undefined) expect(run.stands, where).toMatch(stands)
        expect(run.stands, where).toMatch(/^[A-Z].*\.$/)
        expect(await faultsForVisitors(aws), where).toEqual([])
      }
      // AWS continues without the command, and finishes before the next run.
      aws.cloudFormation.finish()
      const again = await deployOn(aws, { build })
      expect(again.failure).toBeUndefined()
      expect(again.result?.build).toBe(build.id)
      expect(await faultsForVisitors(aws)).toEqual([])
      turn += 1
    }
    expect(seen).toContain('PutObject index.html')
  },
)
