import { CloudFormationServiceException } from '@aws-sdk/client-cloudformation'
import { ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import { NoSuchKey } from '@aws-sdk/client-s3'
import { type Aws, openAws } from '../sdk/openAws.ts'
import { type Deployment, deploy } from './deploy.ts'

/** Made-up outputs of a new stack. */
const outputs: Readonly<Record<string, string>> = {
  region: 'eu-central-1',
  userPoolId: 'eu-central-1_AbCdEfGhI',
  userPoolClientId: '0123456789abcdefghijklmnop',
  identityPoolId: 'eu-central-1:121ebb41-a712-4ee7-9d33-800b4cb96a1c',
  tableName: 'AgentsTable',
  partitionKey: 'identity-id',
  authenticatorApp: 'optional',
  visibleAttributes: 'userId,fieldName',
  idleMinutes: '15',
  leadGroup: 'AgencyLeads',
  url: 'https://d111111abcdef8.cloudfront.net/',
  bucketName: 'BUCKET',
  distributionId: 'DISTRIBUTION',
}

/** Prints the calls of a first deployment, one on each line, and sends none of them. */
export async function dryRun(deployment: Deployment, print: (line: string) => void): Promise<void> {
  await deploy(
    {
      aws: await openDryAws(print),
      // The answers are made up, so only the headings are printed.
      say: (line) => line.startsWith('  ') || print(line),
      pause: async () => {},
      progress: () => {},
      stands: '',
    },
    deployment,
  )
  print('\nNone of this was done.')
}

/** Clients that print every call, and answer it as AWS does when everything succeeds. They send nothing. */
async function openDryAws(print: (line: string) => void): Promise<Aws> {
  const aws = await openAws({ region: 'eu-central-1' })
  let isThere = false
  let events = 0
  const answerTo = (command: string): object => {
    switch (command) {
      case 'GetCallerIdentityCommand':
        return { Account: 'ACCOUNT', Arn: 'YOU' }
      case 'DescribeStacksCommand': {
        if (!isThere) throw notThere()
        const Outputs = Object.entries(outputs).map(([OutputKey, OutputValue]) => ({
          OutputKey,
          OutputValue,
        }))
        return { Stacks: [{ StackStatus: 'CREATE_COMPLETE', Outputs }] }
      }
      case 'CreateChangeSetCommand':
        isThere = true
        return {}
      case 'DescribeChangeSetCommand':
        return { Status: 'CREATE_COMPLETE' }
      case 'DescribeStackEventsCommand':
        events += 1
        return { StackEvents: [{ EventId: String(events), ResourceStatus: 'CREATE_COMPLETE' }] }
      case 'DescribeTableCommand':
        throw new ResourceNotFoundException({ message: 'Requested resource not found', $metadata: {} })
      case 'GetObjectCommand':
        throw new NoSuchKey({ message: 'The specified key does not exist.', $metadata: {} })
      default:
        return {}
    }
  }
  const { region: _, ...clients } = aws
  for (const client of Object.values(clients)) {
    const { middlewareStack }: DryClient = client
    middlewareStack.add(
      (_, { commandName = '' }) =>
        async ({ input }) => {
          print(`  ${commandName.replace(/Command$/, '')}${describeInput(input)}`)
          return { output: { $metadata: {}, ...answerTo(commandName) }, response: {} }
        },
      { name: 'dryRun', step: 'initialize', priority: 'high' },
    )
  }
  return aws
}

interface DryClient {
  middlewareStack: {
    add(
      middleware: (
        next: unknown,
        context: { commandName?: string },
      ) => (args: { input: object }) => Promise<{ output: { $metadata: object }; response: object }>,
      options: { name: string; step: 'initialize'; priority: 'high' },
    ): void
  }
}

function notThere(): Error {
  return new CloudFormationServiceException({
    name: 'ValidationError',
    message: 'Stack does not exist',
    $fault: 'client',
    $metadata: {},
  })
}

/** The names in a call, and the values of the given parameters. */
function describeInput(input: object): string {
  const shown = ['StackName', 'TableName', 'ChangeSetType', 'Parameters', 'Bucket', 'Key']
  return Object.entries(input)
    .filter(([name, value]) => shown.includes(name) && value !== undefined && String(value) !== '')
    .map(([name, value]) => ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('')
}
