import { AwsCallError, type CallAws } from '../../aws/cli/awsCli/callAws.ts'

interface Event {
  EventId: string
  LogicalResourceId: string
  ResourceType: string
  ResourceStatus: string
  ResourceStatusReason?: string
}

interface Stack {
  StackId: string
  StackStatus: string
  Parameters: { ParameterKey: string; ParameterValue: string }[]
}

/** What one resource comes to: a status, and a reason if it is a failure. */
export type Outcome = [logicalId: string, type: string, status: string, reason?: string]

/** The stack that a test begins with, and everything that goes wrong. */
export interface Scenario {
  /** Undefined when there is no stack yet. */
  status?: string
  outputs?: Readonly<Record<string, string>>
  /** What the change set says; `no-changes` when the stack is as the template says. */
  changes?: object[] | 'no-changes' | { refused: string }
  /** What carrying it out comes to, oldest first, and how the stack ends. */
  outcomes?: Outcome[]
  ends?: string
  resources?: object[]
  /** The partition keys of the rows that the table holds. */
  rows?: string[]
  /** Calls that fail: by their first two words and how often they succeed before. */
  failing?: { call: string; after?: number; error: Error }[]
  /** The call that fails, by how many there were before, whatever it is. */
  failingAfter?: { calls: number; error: Error }
}

export const exampleOutputs = {
  region: 'eu-central-1',
  userPoolId: 'eu-central-1_AbCdEfGhI',
  userPoolClientId: '0123456789abcdefghijklmnop',
  identityPoolId: 'eu-central-1:121ebb41-a712-4ee7-9d33-800b4cb96a1c',
  tableName: 'AgentsTable',
  officesTableName: 'OfficesTable',
  partitionKey: 'identity-id',
  authenticatorApp: 'optional',
  visibleAttributes: 'userId,fieldName',
  idleMinutes: '15',
  leadGroup: 'AgencyLeads',
  url: 'https://d111111abcdef8.cloudfront.net/',
  bucketName: 'leading-keys-appbucket-1a2b',
  distributionId: 'E1A2B3C4D5E6F7',
}

/** Stands in for AWS behind the AWS CLI: answers as CloudFormation, S3 and CloudFront do, and remembers every call. */
export class StandInAws {
  /** Every call, as one line each. */
  readonly calls: string[] = []
  readonly #scenario: Scenario
  #stack: Stack | undefined
  #events: Event[] = []

  constructor(scenario: Scenario = {}) {
    this.#scenario = scenario
    if (scenario.status !== undefined) this.#stack = this.#newStack(scenario.status)
  }

  /** Calls by their first two words, without those that only look. */
  get changes(): string[] {
    const words = this.calls.map((call) => call.split(' ').slice(0, 2).join(' '))
    return words.filter((call) => !/ (describe|get|list)-/.test(call))
  }

  call: CallAws = async (call) => {
    this.calls.push(call.join(' '))
    this.#fail(call.slice(0, 2).join(' '))
    switch (call[1]) {
      case 'get-caller-identity':
        return { Account: '123456789012', Arn: 'arn:aws:iam::123456789012:user/operator' }
      case 'describe-stacks':
        return { Stacks: [this.#describe()] }
      case 'describe-stack-events':
        return { StackEvents: this.#events.toReversed() }
      case 'describe-stack-resources':
        return { StackResources: this.#scenario.resources ?? [] }
      case 'scan':
        return { Items: (this.#scenario.rows ?? []).map((userId) => ({ userId: { S: userId } })) }
      case 'create-change-set':
        this.#stack ??= this.#newStack('REVIEW_IN_PROGRESS')
        return { Id: 'arn:aws:cloudformation:eu-central-1:123456789012:changeSet/deploy/1' }
      case 'describe-change-set':
        return this.#changeSet()
      case 'execute-change-set':
      case 'delete-stack':
        this.#carryOut(call[1])
        return undefined
      default:
        return undefined
    }
  }

  #fail(call: string): void {
    const { failingAfter } = this.#scenario
    if (this.calls.length - 1 === failingAfter?.calls) throw failingAfter.error
    const already = this.calls.filter((one) => one.startsWith(call)).length - 1
    const failure = this.#scenario.failing?.find((one) => one.call === call && already >= (one.after ?? 0))
    if (failure !== undefined) throw failure.error
  }

  #newStack(StackStatus: string): Stack {
    const StackId = 'arn:aws:cloudformation:eu-central-1:123456789012:stack/leading-keys/1'
    const Parameters = [{ ParameterKey: 'AuditEmail', ParameterValue: 'security@example.com' }]
    return { StackId, StackStatus, Parameters }
  }

  #describe(): object {
    if (this.#stack === undefined) {
      throw new AwsCallError('DescribeStacks: Stack with id leading-keys does not exist', 'ValidationError')
    }
    const outputs = Object.entries(this.#scenario.outputs ?? exampleOutputs)
    return {
      ...this.#stack,
      Outputs: outputs.map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
    }
  }

  #changeSet(): object {
    const { changes = [] } = this.#scenario
    if (changes === 'no-changes') {
      return { Status: 'FAILED', StatusReason: "The submitted information didn't contain changes." }
    }
    if (!Array.isArray(changes)) return { Status: 'FAILED', StatusReason: changes.refused }
    return { Status: 'CREATE_COMPLETE', Changes: changes.map((change) => ({ ResourceChange: change })) }
  }

  #carryOut(operation: string): void {
    const { outcomes = [], ends } = this.#scenario
    const good = operation === 'delete-stack' ? 'DELETE_COMPLETE' : 'CREATE_COMPLETE'
    const status = ends ?? good
    const all: Outcome[] = [...outcomes, ['leading-keys', 'AWS::CloudFormation::Stack', status]]
    for (const [LogicalResourceId, ResourceType, ResourceStatus, reason] of all) {
      this.#events.push({
        EventId: String(this.#events.length),
        LogicalResourceId,
        ResourceType,
        ResourceStatus,
        ...(reason === undefined ? {} : { ResourceStatusReason: reason }),
      })
    }
    if (this.#stack !== undefined) this.#stack.StackStatus = status
  }
}
