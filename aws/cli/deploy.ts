import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readTemplate } from '../template/readTemplate.ts'
import { askAtTerminal } from './askAtTerminal.ts'
import type { Deployed } from './deploy/app/publish.ts'
import { parseStackName } from './deploy/parseStackName.ts'
import { parseParameters } from './parseParameters.ts'
import { print, printError, printJson } from './print.ts'
import { runCommand } from './runCommand.ts'
import { UsageError } from './UsageError.ts'
import { untilInterrupted } from './untilInterrupted.ts'

const usage = `npm run deploy -- [--stack NAME] [--set PARAMETER=VALUE]… [--plan | --dry-run | --rollback]

Deploys the stack of aws/template.yaml and the app to AWS. Shows the changes, and asks before it makes them. Safe to repeat.

  --stack NAME    name of the stack (leading-keys); a stack of another name gets its own tables
  --set N=V       a parameter of the template; other parameters keep their values
  --profile NAME  a profile of ~/.aws; otherwise AWS_PROFILE, the environment, SSO or a role
  --region NAME   the Region; otherwise AWS_REGION or the profile's
  --yes           do not ask
  --plan          show the changes, and make none
  --dry-run       print the calls of a first deployment, and send none; needs no credentials and no connection
  --replace NAME  let AWS delete or replace this pool, table or app client, by its logical ID
  --adopt         after npm run destroy: take the kept pools and tables back, then deploy (--kept NAME=ID chooses one)
  --rollback      give visitors the previous build
  --json          print the result as JSON, and everything else to the error output`

await runCommand(usage, async () => {
  const { values } = parseArgs({
    options: {
      stack: { type: 'string', default: 'leading-keys' },
      set: { type: 'string', multiple: true, default: [] },
      profile: { type: 'string' },
      region: { type: 'string' },
      yes: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      plan: { type: 'boolean', default: false },
      replace: { type: 'string', multiple: true, default: [] },
      adopt: { type: 'boolean', default: false },
      kept: { type: 'string', multiple: true, default: [] },
      rollback: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const { profile, region, json, rollback } = values
  const stackName = parseStackName(values.stack)
  const templateText = readFileSync('aws/template.yaml', 'utf8')
  const template = readTemplate(templateText)
  const parameters = parseParameters(template, values.set)
  if (rollback && (values.plan || parameters.size > 0 || values.replace.length > 0)) {
    throw new UsageError(
      '--rollback changes the build alone: it goes with none of --plan, --set and --replace.',
    )
  }
  // Loaded after the command line is read, so that --help and a wrong option are answered at once.
  const [{ adopt }, { deploy }, { dryRun }, { rollBack }, { runOnAws }, { buildApp }] = await Promise.all([
    import('./deploy/adopt.ts'),
    import('./deploy/deploy.ts'),
    import('./deploy/dryRun.ts'),
    import('./deploy/rollBack.ts'),
    import('./deploy/runOnAws.ts'),
    import('./deploy/app/buildApp.ts'),
  ])
  const say = (line: string) => (json ? printError(line) : print(line))
  const confirm = async () => values.yes || (await askAtTerminal('Make these changes? Type yes:')) === 'yes'
  const signal = untilInterrupted()
  const deployment = {
    stackName,
    template,
    templateText,
    parameters,
    replace: values.replace,
    planOnly: values.plan,
    confirm,
    build: () => buildApp(signal),
  }
  if (values['dry-run']) {
    await dryRun({ ...deployment, planOnly: false, confirm: async () => true }, say)
    return
  }
  const ids = parseKept(values.kept)
  const deployed = await runOnAws({ profile, region, signal, say }, async (surroundings) => {
    if (rollback) return rollBack(surroundings, { stackName, confirm })
    const goesOn = !values.adopt || (await adopt(surroundings, { ...deployment, ids }))
    return goesOn ? deploy(surroundings, deployment) : undefined
  })
  if (deployed === undefined) say('\nNone of this was done.')
  else if (json) printJson(deployed)
  else print(`\n${nextSteps(deployed)}`)
})

/** `NAME=ID` each: `UserPool=eu-central-1_AbCdEfGhI`. */
function parseKept(settings: readonly string[]): Map<string, string> {
  return new Map(
    settings.map((setting) => {
      const [, name, id] = /^(\w+)=(.+)$/.exec(setting) ?? []
      if (name === undefined || id === undefined) throw new UsageError(`--kept takes NAME=ID, not ${setting}`)
      return [name, id]
    }),
  )
}

function nextSteps({ stackName, url, previousBuild }: Deployed): string {
  const stack = stackName === 'leading-keys' ? '' : ` --stack ${stackName}`
  const steps = [
    `npm run doctor -- --config ${url}config.json`,
    ...(previousBuild === null
      ? [
          `npm run users -- create NAME${stack}                       an administrator, with a temporary password`,
          `npm run assign -- FILE --to IDENTITY_ID${stack}            their agents, once they have signed in`,
          `npm run prove -- --stack ${stackName} --user NAME --other NAME`,
        ]
      : [`npm run deploy -- --rollback${stack}                       back to the build before`]),
  ]
  return ['Next:', ...steps.map((step) => `  ${step}`)].join('\n')
}
