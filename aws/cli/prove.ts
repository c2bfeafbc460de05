import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import type { Attempt } from '../attempts/Attempt.ts'
import { type AttemptGroup, allAttempts } from '../attempts/allAttempts.ts'
import { compareLocally } from '../prove/compareLocally.ts'
import { lookAround } from '../prove/lookAround.ts'
import { proveGrants } from '../prove/mutants/proveGrants.ts'
import { proveMutants } from '../prove/mutants/proveMutants.ts'
import { openWorld } from '../prove/openWorld.ts'
import { proveLocally } from '../prove/proveLocally.ts'
import { type ReportContext, report } from '../prove/report.ts'
import { exitCodeOf, type Result, runAttempts } from '../prove/runAttempts.ts'
import type { StackConfig } from '../prove/StackConfig.ts'
import { readTemplate } from '../template/readTemplate.ts'
import { parseParameters } from './parseParameters.ts'
import { print } from './print.ts'
import { printComparison, printGrants } from './printGrants.ts'
import { isCaught, printMutants } from './printMutants.ts'
import { printResults, printUnconfirmed } from './printResults.ts'
import { runCommand } from './runCommand.ts'
import { showProgress } from './showProgress.ts'
import { openTarget } from './target/openTarget.ts'
import { UsageError } from './UsageError.ts'

const template = 'aws/template.yaml'

const usage = `npm run prove -- [--partition-key principal-tag] [--set NAME=VALUE] [--report FILE.html]
npm run prove -- --mutants
npm run prove -- --stack NAME --user NAME --other NAME [--lead NAME] [--report FILE.html]

Tries to break in with the session of an administrator, and reports each answer. Without --stack it attacks a local AWS,
with both values of Editing unless --set chooses one. With --stack it attacks a deployed stack (or name the stack by its
app: --config https://HOST/config.json; --profile and --region are those of npm run deploy). It changes nothing there: a
write has a condition that no item meets, or names an agent that does not exist. The passwords of the two test users are
in PROVE_PASSWORD and PROVE_OTHER_PASSWORD, the password of a lead, if you name one, in PROVE_LEAD_PASSWORD.

On the local AWS it also asks the policies about every action of DynamoDB in every form, and compares each answer
with the one list of what each role may do (aws/attempts/grants.ts).

With --mutants it weakens aws/template.yaml in every known way and adds every action to every role, one at a time,
and shows which check notices.`

type Values = ReturnType<typeof parseOptions>

await runCommand(usage, async () => {
  const values = parseOptions()
  const key = values['partition-key']
  if (!['identity-id', 'principal-tag'].includes(key)) {
    throw new UsageError(`--partition-key is identity-id or principal-tag, not ${key}.`)
  }
  process.exitCode = values.mutants ? await weaken() : await prove(values)
})

function parseOptions() {
  const options = {
    config: { type: 'string' },
    stack: { type: 'string' },
    profile: { type: 'string' },
    region: { type: 'string' },
    user: { type: 'string' },
    other: { type: 'string' },
    lead: { type: 'string' },
    'partition-key': { type: 'string', default: 'identity-id' },
    set: { type: 'string', multiple: true },
    report: { type: 'string' },
    mutants: { type: 'boolean', default: false },
  } as const
  return parseArgs({ options }).values
}

async function prove(values: Values): Promise<number> {
  const deployed = values.config ?? (await findConfig(values))
  if (deployed !== undefined) return proveDeployed(deployed, values)
  const given = Object.fromEntries(
    parseParameters(readTemplate(readFileSync(template, 'utf8')), values.set ?? []),
  )
  const settings = given.Editing === undefined ? ['none', 'own-agents'] : [given.Editing]
  let code = 0
  for (const Editing of settings) {
    const parameters = { PartitionKey: values['partition-key'], ...given, Editing }
    const comparison = await compareLocally({ parameters })
    const results = await proveLocally(showProgress, { parameters })
    print(`\nThe local AWS with Editing=${Editing}`)
    printResults(results)
    printComparison(comparison)
    const file = settings.length === 1 ? values.report : values.report?.replace(/(\.\w+)?$/, `-${Editing}$1`)
    const stack = `the local AWS with Editing=${Editing}`
    writeReport(file, results, { stack, left: [], seenFromInside: true })
    if (comparison.differences.length > 0 || exitCodeOf(results) > 0) code = 1
  }
  return code
}

/** The address of a stack's config.json; undefined if no stack is named. */
async function findConfig({ stack, profile, region }: Values): Promise<string | undefined> {
  if (stack === undefined) return undefined
  const { appUrl, name } = await openTarget({ local: false, state: '', stack, profile, region })
  if (appUrl === undefined) throw new Error(`The app of ${name} is not deployed.`)
  return new URL('/config.json', appUrl).href
}

async function weaken(): Promise<number> {
  const text = readFileSync(template, 'utf8')
  const mutants = await proveMutants(text, showProgress)
  printMutants(mutants)
  const areNoticed = printGrants(await proveGrants({ template: text }, showProgress))
  return mutants.every(isCaught) && areNoticed ? 0 : 1
}

async function proveDeployed(configUrl: string, values: Values): Promise<number> {
  const { user, other, lead, report: file } = values
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
  const results = await runAttempts(world, groups, {
    known: await lookAround(world),
    isAws: config.endpoint === undefined,
    stillAlive: async () => {},
    progress: showProgress,
  })
  printResults(results)
  printUnconfirmed(results, world)
  writeReport(file, results, { stack: configUrl, left: leftOut(allAttempts, lead), seenFromInside: false })
  return exitCodeOf(results)
}

function leftOut(groups: readonly AttemptGroup[], lead: string | undefined) {
  return groups.flatMap(({ attempts }) =>
    attempts.flatMap((attempt) => {
      const why = whyLeft(attempt, lead)
      return why === undefined ? [] : [{ name: attempt.name, why }]
    }),
  )
}

/** Why an attempt is left out against a deployed stack; undefined if it is made. */
function whyLeft({ localOnly, needsLead }: Attempt, lead: string | undefined): string | undefined {
  return localOnly ?? (needsLead && lead === undefined ? 'it needs a lead: --lead' : undefined)
}

function writeReport(
  file: string | undefined,
  results: readonly Result[],
  context: Omit<ReportContext, 'when'>,
): void {
  if (file === undefined) return
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, report(results, { ...context, when: new Date().toISOString() }))
  print(`Report: ${file}`)
}
