import { randomUUID } from 'node:crypto'
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import { irreplaceableTypes } from '../../../aws/cli/deploy/stack/findLosses.ts'
import type { Template } from '../../../aws/template/parseTemplate.ts'
import { AwsFailure } from './AwsFailure.ts'
import { readOnce } from './readOnce.ts'
import { resolveStack } from './resolveStack.ts'

/** A resource that exists, in a stack or left behind by one. */
export interface StandInResource {
  type: string
  physicalId: string
  properties: Readonly<Record<string, unknown>>
}

type Resources = Map<string, StandInResource>

interface ResourceChange {
  PolicyAction?: string
  Action: 'Add' | 'Modify' | 'Remove' | 'Import'
  LogicalResourceId: string
  PhysicalResourceId?: string
  ResourceType: string
  Replacement?: 'True' | 'False' | 'Conditional'
  Details?: object[]
}

interface ChangeSet {
  name: string
  type: string
  status: 'CREATE_COMPLETE' | 'FAILED'
  reason: string | undefined
  changes: ResourceChange[]
  template: Template
  templateBody: string
  parameters: Map<string, string>
  imported: Resources
}

interface Stack {
  name: string
  id: string
  status: string
  templateBody: string
  template: Template | undefined
  parameters: Map<string, string>
  resources: Resources
  outputs: Map<string, string>
  events: object[]
  changeSet: ChangeSet | undefined
  policy: string | undefined
  isProtected: boolean
  /** The number of answers before an operation ends. */
  ahead: (() => void)[]
}

/** A request of the query protocol: `Parameters.member.1.ParameterKey` and so on. */
export type QueryInput = ReadonlyMap<string, string>

/**
 * Behaves as CloudFormation does in all that a deployment relies on: change sets that say what would be replaced, by
 * CloudFormation's own schema; names that exist once in an account; one index in an update; stack policy, termination
 * protection, resources that are kept and imported. An operation takes two answers of DescribeStackEvents.
 */
export class StandInCloudFormation {
  readonly stacks = new Map<string, Stack>()
  /** Resources that exist and belong to no stack. */
  readonly leftBehind: StandInResource[] = []
  /** Resources that AWS fails to make or change, and its reason. */
  readonly failing = new Map<string, string>()
  /** Called for each new bucket. Resolves when the bucket exists. */
  readonly #makeBucket: (name: string) => void
  /** How many resources of each type were made. */
  readonly #made = new Map<string, number>()

  constructor(makeBucket: (name: string) => void) {
    this.#makeBucket = makeBucket
  }

  answer(operation: string, input: QueryInput): object {
    const name = input.get('StackName') ?? ''
    switch (operation) {
      case 'DescribeStacks':
        return { Stacks: [this.#describe(this.#find(name))] }
      case 'GetTemplate':
        return { TemplateBody: this.#find(name).templateBody, StagesAvailable: ['Original', 'Processed'] }
      case 'DescribeStackEvents':
        return this.#events(this.#find(name), input.get('NextToken'))
      case 'DescribeStackResources':
        return { StackResources: this.#describeResources(this.#find(name)) }
      case 'CreateChangeSet':
        return this.#createChangeSet(name, input)
      case 'DescribeChangeSet':
        return this.#describeChangeSet(this.#find(name))
      case 'DeleteChangeSet':
        this.#find(name).changeSet = undefined
        return {}
      case 'ExecuteChangeSet':
        this.#execute(this.#find(name))
        return {}
      case 'SetStackPolicy':
        this.#find(name).policy = input.get('StackPolicyBody')
        return {}
      case 'UpdateTerminationProtection':
        this.#find(name).isProtected = input.get('EnableTerminationProtection') === 'true'
        return { StackId: this.#find(name).id }
      case 'DeleteStack':
        this.#delete(this.#find(name))
        return {}
      default:
        throw new AwsFailure('InvalidAction', `The action ${operation} is not valid for this web service.`)
    }
  }

  #find(nameOrId: string): Stack {
    const stack = [...this.stacks.values()].find(({ name, id }) => name === nameOrId || id === nameOrId)
    if (stack === undefined || (stack.status === 'DELETE_COMPLETE' && nameOrId !== stack.id)) {
      throw new AwsFailure('ValidationError', `Stack with id ${nameOrId} does not exist`)
    }
    return stack
  }

  #describe(stack: Stack): object {
    return {
      StackId: stack.id,
      StackName: stack.name,
      Parameters: [...stack.parameters].map(([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      })),
      CreationTime: new Date('2026-11-27T09:00:00Z'),
      StackStatus: stack.status,
      DisableRollback: false,
      NotificationARNs: [],
      Capabilities: ['CAPABILITY_IAM'],
      Outputs: [...stack.outputs].map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
      Tags: [],
      EnableTerminationProtection: stack.isProtected,
      DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
    }
  }

  /** Returns pages of three events, newest first. Each call has more events. */
  #events(stack: Stack, token: string | undefined): object {
    if (token === undefined) stack.ahead.shift()?.()
    const newestFirst = stack.events.toReversed()
    const begin = Number(token ?? 0)
    const page = newestFirst.slice(begin, begin + 3)
    return { StackEvents: page, ...(begin + 3 < newestFirst.length ? { NextToken: String(begin + 3) } : {}) }
  }

  #describeResources(stack: Stack): object[] {
    return [...stack.resources].map(([LogicalResourceId, { type, physicalId }]) => ({
      StackName: stack.name,
      StackId: stack.id,
      LogicalResourceId,
      PhysicalResourceId: physicalId,
      ResourceType: type,
      Timestamp: new Date('2026-11-27T09:00:00Z'),
      ResourceStatus: 'CREATE_COMPLETE',
      DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
    }))
  }

  #createChangeSet(name: string, input: QueryInput): object {
    const type = input.get('ChangeSetType') ?? 'UPDATE'
    const existing = this.stacks.get(name)
    const isThere =
      existing !== undefined &&
      existing.status !== 'DELETE_COMPLETE' &&
      existing.status !== 'REVIEW_IN_PROGRESS'
    if (type === 'CREATE' && isThere) {
      throw new AwsFailure(
        'ValidationError',
        `Stack [${name}] already exists and cannot be created again with the changeSet [deploy].`,
      )
    }
    if (type === 'UPDATE' && !isThere)
      throw new AwsFailure('ValidationError', `Stack [${name}] does not exist`)
    const stack = isThere || existing?.status === 'REVIEW_IN_PROGRESS' ? existing : this.#newStack(name)
    const templateBody =
      input.get('UsePreviousTemplate') === 'true' ? stack.templateBody : (input.get('TemplateBody') ?? '')
    const template = readOnce(templateBody)
    const parameters = new Map<string, string>()
    const given = membersOf(input, 'Parameters')
    for (const [key, { Default }] of Object.entries(template.Parameters)) {
      const one = given.find((member) => member.get('ParameterKey') === key)
      const value =
        one?.get('UsePreviousValue') === 'true'
          ? stack.parameters.get(key)
          : (one?.get('ParameterValue') ?? (Default === undefined ? undefined : String(Default)))
      if (value === undefined)
        throw new AwsFailure('ValidationError', `Parameters: [${key}] must have values`)
      parameters.set(key, value)
    }
    const unknown = given.find((member) => !((member.get('ParameterKey') ?? '') in template.Parameters))
    if (unknown !== undefined) {
      throw new AwsFailure(
        'ValidationError',
        `Parameters: [${unknown.get('ParameterKey')}] do not exist in the template`,
      )
    }
    const imported = this.#toImport(input, template)
    const changes = this.#compare(stack, template, parameters, imported)
    const hasNone = changes.length === 0 && sameOutputs(stack, template, parameters)
    stack.changeSet = {
      name: input.get('ChangeSetName') ?? '',
      type,
      status: hasNone ? 'FAILED' : 'CREATE_COMPLETE',
      reason: hasNone
        ? "The submitted information didn't contain changes. Submit different information to create a change set."
        : undefined,
      changes,
      template,
      templateBody,
      parameters,
      imported,
    }
    return {
      Id: `arn:aws:cloudformation:eu-central-1:123456789012:changeSet/deploy/${randomUUID()}`,
      StackId: stack.id,
    }
  }

  #toImport(input: QueryInput, template: Template): Resources {
    const imported: Resources = new Map()
    for (const member of membersOf(input, 'ResourcesToImport')) {
      const logicalId = member.get('LogicalResourceId') ?? ''
      const physicalId = member.get('ResourceIdentifier.entry.1.value')
      const found = this.leftBehind.find(
        (one) => one.physicalId === physicalId && one.type === member.get('ResourceType'),
      )
      const resource = template.Resources[logicalId]
      if (found === undefined)
        throw new AwsFailure(
          'ValidationError',
          `Resource ${logicalId} with identifier ${physicalId} does not exist.`,
        )
      if (resource?.DeletionPolicy === undefined) {
        throw new AwsFailure(
          'ValidationError',
          `Resources [${logicalId}] is missing DeletionPolicy attribute and cannot be imported`,
        )
      }
      imported.set(logicalId, found)
    }
    if (input.get('ChangeSetType') !== 'IMPORT') return imported
    const other = Object.keys(template.Resources).find((logicalId) => !imported.has(logicalId))
    if (other !== undefined) {
      throw new AwsFailure(
        'ValidationError',
        `Resources [${other}] are not being imported and do not belong to the stack.`,
      )
    }
    if (Object.keys(template.Outputs).length > 0) {
      throw new AwsFailure(
        'ValidationError',
        'As part of the import operation, you cannot modify or add [Outputs]',
      )
    }
    return imported
  }

  #newStack(name: string): Stack {
    const id = `arn:aws:cloudformation:eu-central-1:123456789012:stack/${name}/${randomUUID()}`
    const stack: Stack = {
      name,
      id,
      status: 'REVIEW_IN_PROGRESS',
      templateBody: '',
      template: undefined,
      parameters: new Map(),
      resources: new Map(),
      outputs: new Map(),
      events: [],
      changeSet: undefined,
      policy: undefined,
      isProtected: false,
      ahead: [],
    }
    this.stacks.set(name, stack)
    this.#report(stack, name, 'AWS::CloudFormation::Stack', 'REVIEW_IN_PROGRESS')
    return stack
  }

  #compare(
    stack: Stack,
    template: Template,
    parameters: Map<string, string>,
    imported: Resources,
  ): ResourceChange[] {
    const wanted = resolveStack(template, parameters, stack.name, stack.resources)
    const changes: ResourceChange[] = []
    for (const [LogicalResourceId, { type: ResourceType, properties }] of wanted.resources) {
      const now = stack.resources.get(LogicalResourceId)
      if (imported.has(LogicalResourceId)) {
        changes.push({ Action: 'Import', LogicalResourceId, ResourceType })
      } else if (now === undefined || now.type !== ResourceType) {
        changes.push({ Action: 'Add', LogicalResourceId, ResourceType })
      } else {
        const details = changedProperties(ResourceType, now.properties, properties)
        if (details.length === 0) continue
        const recreations = details.map(({ recreation }) => recreation)
        changes.push({
          Action: 'Modify',
          LogicalResourceId,
          PhysicalResourceId: now.physicalId,
          ResourceType,
          Replacement: recreations.includes('Always')
            ? 'True'
            : recreations.includes('Conditionally')
              ? 'Conditional'
              : 'False',
          Details: details.map(({ name, recreation }) => ({
            Target: { Attribute: 'Properties', Name: name, RequiresRecreation: recreation },
            Evaluation: 'Static',
            ChangeSource: 'DirectModification',
          })),
        })
      }
    }
    for (const [LogicalResourceId, { type, physicalId }] of stack.resources) {
      if (wanted.resources.has(LogicalResourceId)) continue
      const policy = stack.template?.Resources[LogicalResourceId]?.DeletionPolicy
      changes.push({
        PolicyAction: policy === 'Retain' ? 'Retain' : 'Delete',
        Action: 'Remove',
        LogicalResourceId,
        PhysicalResourceId: physicalId,
        ResourceType: type,
      })
    }
    return changes
  }

  #describeChangeSet(stack: Stack): object {
    const { changeSet } = stack
    if (changeSet === undefined)
      throw new AwsFailure('ChangeSetNotFound', 'ChangeSet [deploy] does not exist', 404)
    return {
      ChangeSetName: changeSet.name,
      StackName: stack.name,
      StackId: stack.id,
      ExecutionStatus: changeSet.status === 'FAILED' ? 'UNAVAILABLE' : 'AVAILABLE',
      Status: changeSet.status,
      ...(changeSet.reason === undefined ? {} : { StatusReason: changeSet.reason }),
      Changes: changeSet.changes.map((change) => ({ Type: 'Resource', ResourceChange: change })),
    }
  }

  #execute(stack: Stack): void {
    const { changeSet } = stack
    if (changeSet?.status !== 'CREATE_COMPLETE') {
      throw new AwsFailure(
        'InvalidChangeSetStatus',
        'ChangeSet [deploy] cannot be executed in its current status',
      )
    }
    stack.changeSet = undefined
    const verb = { CREATE: 'CREATE', UPDATE: 'UPDATE', IMPORT: 'IMPORT' }[changeSet.type] ?? 'UPDATE'
    stack.status = `${verb}_IN_PROGRESS`
    stack.ahead = [
      () =>
        this.#report(
          stack,
          stack.name,
          'AWS::CloudFormation::Stack',
          `${verb}_IN_PROGRESS`,
          'User Initiated',
        ),
      () => this.#carryOut(stack, changeSet, verb),
    ]
  }

  #carryOut(stack: Stack, changeSet: ChangeSet, verb: string): void {
    const failure = this.#failureOf(stack, changeSet)
    if (failure !== undefined) {
      const [change, reason] = failure
      for (const other of changeSet.changes
        .filter((one) => one !== change && one.Action === 'Add')
        .slice(0, 1)) {
        this.#report(
          stack,
          other.LogicalResourceId,
          other.ResourceType,
          'CREATE_FAILED',
          'Resource creation cancelled',
        )
      }
      this.#report(
        stack,
        change.LogicalResourceId,
        change.ResourceType,
        `${change.Action === 'Add' ? 'CREATE' : 'UPDATE'}_FAILED`,
        reason,
      )
      stack.status = verb === 'CREATE' ? 'ROLLBACK_COMPLETE' : `${verb}_ROLLBACK_COMPLETE`
      // The real order: the cause comes before the operations that it cancels.
      const cancelled = stack.events.splice(-2, 1)
      stack.events.push(...cancelled)
      this.#report(stack, stack.name, 'AWS::CloudFormation::Stack', stack.status)
      return
    }
    for (const [logicalId, resource] of changeSet.imported) {
      this.leftBehind.splice(this.leftBehind.indexOf(resource), 1)
      stack.resources.set(logicalId, resource)
    }
    const wanted = resolveStack(
      changeSet.template,
      changeSet.parameters,
      stack.name,
      stack.resources,
    ).resources
    for (const { Action, LogicalResourceId, ResourceType, Replacement } of changeSet.changes) {
      const old = stack.resources.get(LogicalResourceId)
      if (Action === 'Remove' || Replacement === 'True') {
        stack.resources.delete(LogicalResourceId)
        const policy = stack.template?.Resources[LogicalResourceId]?.DeletionPolicy
        if (old !== undefined && policy === 'Retain') this.leftBehind.push(old)
      }
      if (Action === 'Add' || Replacement === 'True') {
        const properties = wanted.get(LogicalResourceId)?.properties ?? {}
        const physicalId =
          nameOf(ResourceType, properties) ?? this.#newPhysicalId(stack, LogicalResourceId, ResourceType)
        stack.resources.set(LogicalResourceId, { type: ResourceType, physicalId, properties })
      }
      const done =
        Action === 'Add'
          ? 'CREATE'
          : Action === 'Import'
            ? 'IMPORT'
            : Action === 'Remove'
              ? 'DELETE'
              : 'UPDATE'
      this.#report(stack, LogicalResourceId, ResourceType, `${done}_COMPLETE`)
    }
    Object.assign(stack, {
      template: changeSet.template,
      templateBody: changeSet.templateBody,
      parameters: changeSet.parameters,
    })
    this.#settle(stack)
    stack.status = `${verb}_COMPLETE`
    this.#report(stack, stack.name, 'AWS::CloudFormation::Stack', stack.status)
  }

  /** Gives every resource the properties that the template has for it now that all have an ID. */
  #settle(stack: Stack): void {
    if (stack.template === undefined) return
    const { resources, outputs } = resolveStack(stack.template, stack.parameters, stack.name, stack.resources)
    for (const [logicalId, { type, properties }] of resources) {
      const now = stack.resources.get(logicalId)
      if (now === undefined) continue
      stack.resources.set(logicalId, { type, physicalId: now.physicalId, properties })
    }
    stack.outputs = outputs
  }

  #failureOf(stack: Stack, changeSet: ChangeSet): [change: ResourceChange, reason: string] | undefined {
    const wanted = resolveStack(changeSet.template, changeSet.parameters, stack.name, stack.resources)
    for (const change of changeSet.changes) {
      const properties = wanted.resources.get(change.LogicalResourceId)?.properties ?? {}
      const told = this.failing.get(change.LogicalResourceId)
      if (told !== undefined) return [change, told]
      if (isDenied(stack.policy, change))
        return [
          change,
          'Action denied by stack policy: Statement [#1] does not allow [Update:Replace] for this resource',
        ]
      const name = nameOf(change.ResourceType, properties)
      const isNew = change.Action === 'Add' || change.Replacement === 'True'
      if (isNew && name !== undefined && this.#exists(change.ResourceType, name)) {
        return [change, `Resource of type '${change.ResourceType}' with identifier '${name}' already exists.`]
      }
      if (change.Action === 'Modify' && change.ResourceType === 'AWS::DynamoDB::Table') {
        const before = indexNames(stack.resources.get(change.LogicalResourceId)?.properties)
        const after = indexNames(properties)
        const moves = [
          ...before.filter((one) => !after.includes(one)),
          ...after.filter((one) => !before.includes(one)),
        ]
        if (moves.length > 1) {
          return [change, 'Cannot perform more than one GSI creation or deletion in a single update']
        }
      }
    }
    return undefined
  }

  /** Completes the operation that is under way. */
  finish(): void {
    for (const stack of this.stacks.values()) {
      for (const step of stack.ahead.splice(0)) step()
    }
  }

  findTable(name: string): StandInResource | undefined {
    const all = [...this.stacks.values()].flatMap(({ resources }) => [...resources.values()])
    return [...all, ...this.leftBehind].find(
      ({ type, physicalId }) => type === 'AWS::DynamoDB::Table' && physicalId === name,
    )
  }

  #exists(type: string, name: string): boolean {
    const all = [...this.stacks.values()].flatMap(({ resources }) => [...resources.values()])
    return [...all, ...this.leftBehind].some(
      (one) => one.type === type && nameOf(type, one.properties) === name,
    )
  }

  #newPhysicalId(stack: Stack, logicalId: string, type: string): string {
    const count = (this.#made.get(type) ?? 0) + 1
    this.#made.set(type, count)
    const id = String(count).padStart(4, '0')
    switch (type) {
      case 'AWS::Cognito::UserPool':
        return `eu-central-1_Pool0${id}`
      case 'AWS::Cognito::UserPoolClient':
        return `client0000000000000000${id}`
      case 'AWS::Cognito::IdentityPool':
        return `eu-central-1:121ebb41-a712-4ee7-9d33-800b4cb9${id}`
      case 'AWS::CloudFront::Distribution':
        return `E1A2B3C4D5${id}`
      case 'AWS::S3::Bucket': {
        const name = `${stack.name}-${logicalId.toLowerCase()}-${id}`
        this.#makeBucket(name)
        return name
      }
      default:
        return `${stack.name}-${logicalId}-${id}`
    }
  }

  #delete(stack: Stack): void {
    if (stack.isProtected) {
      throw new AwsFailure(
        'ValidationError',
        `Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`,
      )
    }
    if (stack.status === 'REVIEW_IN_PROGRESS') {
      stack.status = 'DELETE_COMPLETE'
      return
    }
    stack.status = 'DELETE_IN_PROGRESS'
    stack.ahead = [
      () =>
        this.#report(stack, stack.name, 'AWS::CloudFormation::Stack', 'DELETE_IN_PROGRESS', 'User Initiated'),
      () => {
        for (const [logicalId, resource] of stack.resources) {
          const reason = this.failing.get(logicalId)
          if (reason !== undefined) {
            this.#report(stack, logicalId, resource.type, 'DELETE_FAILED', reason)
            stack.status = 'DELETE_FAILED'
            this.#report(stack, stack.name, 'AWS::CloudFormation::Stack', 'DELETE_FAILED')
            return
          }
          const isKept = stack.template?.Resources[logicalId]?.DeletionPolicy?.startsWith('Retain') === true
          if (isKept) this.leftBehind.push(resource)
          this.#report(stack, logicalId, resource.type, isKept ? 'DELETE_SKIPPED' : 'DELETE_COMPLETE')
          stack.resources.delete(logicalId)
        }
        stack.status = 'DELETE_COMPLETE'
        this.#report(stack, stack.name, 'AWS::CloudFormation::Stack', 'DELETE_COMPLETE')
      },
    ]
  }

  #report(
    stack: Stack,
    LogicalResourceId: string,
    ResourceType: string,
    ResourceStatus: string,
    reason?: string,
  ): void {
    stack.events.push({
      StackId: stack.id,
      EventId: randomUUID(),
      StackName: stack.name,
      LogicalResourceId,
      PhysicalResourceId: LogicalResourceId === stack.name ? stack.id : LogicalResourceId,
      ResourceType,
      Timestamp: new Date('2026-11-27T09:00:00Z'),
      ResourceStatus,
      ...(reason === undefined ? {} : { ResourceStatusReason: reason }),
    })
  }
}

/** The members of a list of structures in a request. */
function membersOf(input: QueryInput, list: string): Map<string, string>[] {
  const members: Map<string, string>[] = []
  for (const [key, value] of input) {
    const [, index, name] = new RegExp(`^${list}\\.member\\.(\\d+)\\.(.+)$`).exec(key) ?? []
    if (index === undefined || name === undefined) continue
    members[Number(index) - 1] ??= new Map()
    members[Number(index) - 1]?.set(name, value)
  }
  return members
}

const spec = loadAwsServiceSpecSync()

/** The properties that differ, and whether AWS makes a new resource for it. */
function changedProperties(
  type: string,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): { name: string; recreation: 'Always' | 'Conditionally' | 'Never' }[] {
  const [resource] = spec.lookup('resource', 'cloudFormationType', 'equals', type)
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names]
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => {
      // The documentation says this about the property; the schema does not.
      if (type === 'AWS::DynamoDB::Table' && name === 'AttributeDefinitions')
        return { name, recreation: 'Conditionally' }
      const causes = resource?.properties[name]?.causesReplacement
      return {
        name,
        recreation: causes === 'yes' ? 'Always' : causes === 'maybe' ? 'Conditionally' : 'Never',
      }
    })
}

/** The name of a resource that can exist only once. */
function nameOf(type: string, properties: Readonly<Record<string, unknown>>): string | undefined {
  const path: Readonly<Record<string, readonly string[]>> = {
    'AWS::DynamoDB::Table': ['TableName'],
    'AWS::CloudFront::CachePolicy': ['CachePolicyConfig', 'Name'],
    'AWS::CloudFront::Function': ['Name'],
    'AWS::CloudFront::OriginAccessControl': ['OriginAccessControlConfig', 'Name'],
    'AWS::CloudFront::ResponseHeadersPolicy': ['ResponseHeadersPolicyConfig', 'Name'],
    'AWS::CloudTrail::Trail': ['TrailName'],
    'AWS::IAM::Role': ['RoleName'],
    'AWS::S3::Bucket': ['BucketName'],
    'AWS::SNS::Topic': ['TopicName'],
  }
  const value = path[type]?.reduce<unknown>((object, name) => Object(object)[name], properties)
  return typeof value === 'string' ? value : undefined
}

function indexNames(properties: Readonly<Record<string, unknown>> | undefined): string[] {
  const indexes = properties?.GlobalSecondaryIndexes
  return Array.isArray(indexes) ? indexes.map(({ IndexName }) => String(IndexName)) : []
}

function sameOutputs(stack: Stack, template: Template, parameters: Map<string, string>): boolean {
  const { outputs } = resolveStack(template, parameters, stack.name, stack.resources)
  return JSON.stringify([...outputs]) === JSON.stringify([...stack.outputs])
}

/** The content of this program's stack policy. */
function isDenied(
  policy: string | undefined,
  { Action, Replacement, ResourceType, LogicalResourceId }: ResourceChange,
): boolean {
  if (policy === undefined || !irreplaceableTypes.includes(ResourceType)) return false
  if (Action !== 'Remove' && Replacement !== 'True') return false
  const [, deny] = JSON.parse(policy).Statement
  return !(deny.NotResource ?? []).includes(`LogicalResourceId/${LogicalResourceId}`)
}
