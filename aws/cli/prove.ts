import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import type { Attempt } from '../attempts/Attempt.ts'
import { type AttemptGroup, allAttempts } from '../attempts/allAttempts.ts'
import { lookAround } from '../prove/lookAround.ts'
import { proveMutants } from '../prove/mutants/proveMutants.ts'
import { openWorld } from '../prove/openWorld.ts'
import { proveLocally } from '../prove/proveLocally.ts'
import { report, summary } from '../prove/report.ts'
import { exitCodeOf, type Result, runAttempts } from '../prove/runAttempts.ts'
import type { StackConfig } from '../prove/StackConfig.ts'
import { isCaught, printMutants } from './printMutants.ts'
import { runCommand } from './runCommand.ts'
import { showProgress } from './showProgress.ts'
import { openTarget } from './target/openTarget.ts'
import { UsageError } from './UsageError.ts'

const usage = `npm run prove -- [--partition-key principal-tag] [--report FILE.html]
npm run prove -- --mutants
npm run prove -- --stack NAME --user NAME --other NAME [--lead NAME] [--report FILE.html]

Tries to break in, with the powers of an administrator who signed in, and says what came of it. Without --stack
against the local AWS; with it against a deployed stack, where it never writes (--config https://HOST/config.json: the
same by its app; --profile, --region: as npm run deploy). The passwords of the two test users
are taken from PROVE_PASSWORD and PROVE_OTHER_PASSWORD, and the lead's, if there is one, from PROVE_LEAD_PASSWORD.

With --mutants it weakens aws/template.yaml in every way it knows, one at a time, and says what notices.`

const options = {
  config: { type: 'string' },
  stack: { type: 'string' },
  profile: { type: 'string' },
  region: { type: 'string' },
  user: { type: 'string' },
  other: { type: 'string' },
  lead: { type: 'string' },
  'partition-key': { type: 'string', default: 'identity-id' },
  report: { type: 'string' },
  mutants: { type: 'boolean', default: false },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

await runCommand(usage, async () => {
  const { values } = parseArgs({ options })
  const key = values['partition-key']
  if (!['identity-id', 'principal-tag'].includes(key)) {
    throw new UsageError(`--partition-key is identity-id or principal-tag, not ${key}.`)
  }
  process.exitCode = values.mutants ? await weaken() : await prove(values)
})

async function prove(values: Values): Promise<number> {
  const deployed = values.config ?? (await findConfig(values))
  const results =
    deployed === undefined
      ? await proveLocally(showProgress, { parameters: { PartitionKey: values['partition-key'] } })
      : await proveDeployed(deployed, values)
  print(results)
  if (values.report !== undefined) {
    mkdirSync(dirname(values.report), { recursive: true })
    const left = deployed === undefined ? [] : leftOut(allAttempts, values)
    const stack = deployed ?? 'the local AWS'
    writeFileSync(
      values.report,
      report(results, {
        stack,
        when: new Date().toISOString(),
        left,
        seenFromInside: deployed === undefined,
      }),
    )
    console.log(`Report: ${values.report}`)
  }
  return exitCodeOf(results)
}

/** Where the app of a stack has its configuration; undefined when no stack is named. */
async function findConfig({ stack, profile, region }: Values): Promise<string | undefined> {
  if (stack === undefined) return undefined
  const { appUrl, name } = await openTarget({ local: false, state: '', stack, profile, region })
  if (appUrl === undefined) throw new Error(`The app of ${name} is not deployed.`)
  return new URL('/config.json', appUrl).href
}

async function weaken(): Promise<number> {
  const results = await proveMutants(readFileSync('aws/template.yaml', 'utf8'), showProgress)
  printMutants(results)
  return results.every(isCaught) ? 0 : 1
}

async function proveDeployed(configUrl: string, { user, other, lead }: Values): Promise<Result[]> {
  const {
    PROVE_PASSWORD: password,
    PROVE_OTHER_PASSWORD: otherPassword,
    PROVE_LEAD_PASSWORD: leadPassword = '',
  } = process.env
  if (!user || !other || !password || !otherPassword) {
    throw new UsageError(
      'A deployed stack needs two test users, --user and --other, and their passwords in PROVE_PASSWORD and PROVE_OTHER_PASSWORD.',
    )
  }
  const response = await fetch(configUrl)
  if (!response.ok) throw new Error(`${configUrl} answered ${response.status}`)
  const config = (await response.json()) as StackConfig
  const world = await openWorld(config, {
    me: { username: user, password },
    other: { username: other, password: otherPassword },
    ...(lead === undefined ? {} : { lead: { username: lead, password: leadPassword } }),
  })
  const groups = allAttempts.map(({ title, attempts }) => ({
    title,
    attempts: attempts.filter((attempt) => whyLeft(attempt, lead) === undefined),
  }))
  return runAttempts(world, groups, {
    known: await lookAround(world),
    stillAlive: async () => {},
    progress: showProgress,
  })
}

function leftOut(groups: readonly AttemptGroup[], { lead }: Values) {
  return groups.flatMap(({ attempts }) =>
    attempts.flatMap((attempt) => {
      const why = whyLeft(attempt, lead)
      return why === undefined ? [] : [{ name: attempt.name, why }]
    }),
  )
}

/** Why an attempt is not made against a deployed stack; undefined when it is. */
function whyLeft({ localOnly, needsLead }: Attempt, lead: string | undefined): string | undefined {
  return localOnly ?? (needsLead && lead === undefined ? 'it needs a lead: --lead' : undefined)
}

function print(results: readonly Result[]): void {
  let group = ''
  for (const { group: title, attempt, answer, surprise } of results) {
    if (title !== group) console.log(`\n${title}`)
    group = title
    const answered = `${answer.status} ${answer.type}`
    const mark = surprise === undefined ? '✓' : '✗'
    console.log(
      `  ${mark} ${attempt.name.padEnd(58)} ${answered}${surprise === undefined ? '' : `\n      ${surprise}`}`,
    )
  }
  console.log(`\n${summary(results)}\n`)
}
