import { adopt } from '../../../aws/cli/deploy/adopt.ts'
import { deploy } from '../../../aws/cli/deploy/deploy.ts'
import { destroy } from '../../../aws/cli/deploy/destroy.ts'
import { rollBack } from '../../../aws/cli/deploy/rollBack.ts'
import type { Surroundings } from '../../../aws/cli/deploy/Surroundings.ts'
import { AwsFailure } from './AwsFailure.ts'
import { exampleBuild, onStandIn, templateText } from './onStandIn.ts'
import { readOnce } from './readOnce.ts'
import { type StandIn, startStandIn } from './startStandIn.ts'

/**
 * The operator's terminal, from the first deployment to the last, on the stand-in and in this order. Long lists are cut,
 * so that another resource in the template does not change them.
 */
export async function operationsTranscripts(): Promise<Map<string, string>> {
  const aws = await startStandIn()
  const scenes = new Map<string, string>()
  const play = async (name: string, command: string, run: Run) =>
    scenes.set(name, await transcript(aws, command, run))
  try {
    await play('first', 'npm run deploy', deployment('one'))
    await play('update', 'npm run deploy -- --set IdleMinutes=5', deployment('two', { IdleMinutes: '5' }))
    aws.interfere = (call) =>
      call === 'PutObject index.html' ? new AwsFailure('AccessDenied', 'Access Denied', 403) : undefined
    await play('failed', 'npm run deploy', deployment('three'))
    aws.interfere = () => undefined
    await play('again', 'npm run deploy', deployment('three'))
    await play('rollback', 'npm run deploy -- --rollback', (surroundings, confirm) =>
      rollBack(surroundings, { stackName: 'leading-keys', confirm: () => confirm(changes, 'yes') }),
    )
    await play(
      'loss',
      'npm run deploy -- --set TableName=Agents',
      deployment('three', { TableName: 'Agents' }),
    )
    await play('staging', 'npm run deploy -- --stack staging', deployment('three', {}, 'staging'))
    await play('destroy', 'npm run destroy', (surroundings, confirm) =>
      destroy(surroundings, {
        stackName: 'leading-keys',
        confirm: () => confirm('Type leading-keys to delete it:', 'leading-keys'),
      }),
    )
    await play('adopt', 'npm run deploy -- --adopt', async (surroundings, confirm) => {
      await adopt(surroundings, {
        stackName: 'leading-keys',
        template,
        parameters: new Map(),
        ids: new Map(),
        planOnly: false,
        confirm: () => confirm(changes, 'yes'),
      })
      await deployment('three')(surroundings, confirm)
    })
  } finally {
    await aws.close()
  }
  return scenes
}

const template = readOnce(templateText)
const changes = 'Make these changes? Type yes:'

type Confirm = (question: string, answer: string) => Promise<boolean>
type Run = (surroundings: Surroundings, confirm: Confirm) => Promise<unknown>

function deployment(name: string, parameters: Record<string, string> = {}, stackName = 'leading-keys'): Run {
  return (surroundings, confirm) =>
    deploy(surroundings, {
      stackName,
      template,
      templateText,
      parameters: new Map(Object.entries(parameters)),
      replace: [],
      planOnly: false,
      confirm: () => confirm(changes, 'yes'),
      build: async () => exampleBuild(name),
    })
}

async function transcript(aws: StandIn, command: string, run: Run): Promise<string> {
  const { said, failure, stands } = await onStandIn(aws, (surroundings) =>
    run(surroundings, async (question, answer) => {
      surroundings.say(`\n${question} ${answer}`)
      return true
    }),
  )
  const ending = failure === undefined ? '' : `\n\n${failure}\n${stands}`
  return `$ ${command}\n${shorten(said)}${ending}`
}

/** The resources that the transcripts show. They leave out all others. */
const shown = /\b(UserPool|IdentityPool|AgentsTable|ResponseHeaders|Distribution|leading-keys|staging) /

function shorten(said: string): string {
  const lines = said.split('\n').map((line) => {
    if (/^ {2}(Add|Modify|Import|[·✓✗]) /.test(line) && !shown.test(line)) return '  …'
    if (/^ {2}\w+Bucket /.test(line)) return '  …'
    return line.replace(/^(Will be deleted: \w+, \w+), .*/, '$1, …')
  })
  return lines.filter((line, index) => line !== '  …' || lines[index - 1] !== '  …').join('\n')
}
