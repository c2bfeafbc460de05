import { AwsCallError, type CallAws } from '../awsCli/callAws.ts'

/** Outputs as a new stack would have them. */
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

/**
 * An AWS that prints every call and carries out none. It answers as to a first deployment: there is no stack yet,
 * and everything succeeds.
 */
export function dryRun(print: (line: string) => void): CallAws {
  let isThere = false
  let events = 0
  return async (call) => {
    print(`  aws ${call.map(quote).join(' ')}`)
    switch (call[1]) {
      case 'get-caller-identity':
        return { Account: 'ACCOUNT', Arn: 'YOU' }
      case 'describe-stacks': {
        if (!isThere) throw new AwsCallError('the stack does not exist', 'ValidationError')
        const Outputs = Object.entries(outputs).map(([OutputKey, OutputValue]) => ({
          OutputKey,
          OutputValue,
        }))
        return { Stacks: [{ StackId: call.at(-1), StackStatus: 'CREATE_COMPLETE', Outputs }] }
      }
      case 'create-change-set':
        isThere = true
        return undefined
      case 'describe-change-set':
        return { Status: 'CREATE_COMPLETE' }
      case 'describe-stack-events': {
        const event = { LogicalResourceId: '', ResourceType: 'AWS::CloudFormation::Stack' }
        events += 1
        return { StackEvents: [{ ...event, EventId: String(events), ResourceStatus: 'CREATE_COMPLETE' }] }
      }
      default:
        return undefined
    }
  }
}

/** An argument as a shell takes it. */
function quote(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`
}
