import { parseArgs } from 'node:util'
import { askAtTerminal } from './askAtTerminal.ts'
import { print } from './print.ts'
import { runCommand } from './runCommand.ts'
import { untilInterrupted } from './untilInterrupted.ts'

const usage = `npm run destroy -- [--stack NAME] [--yes]

Deletes the stack, except the user pool, the identity pool, the tables and the record of reads. Says first what it keeps,
what stops working, and how to take the kept parts back.

  --stack NAME    name of the stack (leading-keys)
  --profile NAME  a profile of ~/.aws; otherwise AWS_PROFILE, the environment, SSO or a role
  --region NAME   the Region; otherwise AWS_REGION or the profile's
  --yes           do not ask`

await runCommand(usage, async () => {
  const { values } = parseArgs({
    options: {
      stack: { type: 'string', default: 'leading-keys' },
      profile: { type: 'string' },
      region: { type: 'string' },
      yes: { type: 'boolean', default: false },
    },
  })
  const { profile, region, stack } = values
  // Loaded after the command line is read, so that --help and a wrong option are answered at once.
  const [{ destroy }, { runOnAws }] = await Promise.all([
    import('./deploy/destroy.ts'),
    import('./deploy/runOnAws.ts'),
  ])
  await runOnAws({ profile, region, signal: untilInterrupted(), say: print }, (surroundings) =>
    destroy(surroundings, {
      stackName: stack,
      confirm: async () => values.yes || (await askAtTerminal(`Type ${stack} to delete it:`)) === stack,
    }),
  )
})
