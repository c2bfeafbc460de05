import { checkParameter } from '../../template/checkParameter.ts'
import { orderOfCreation } from '../../template/orderOfCreation.ts'
import type { Template } from '../../template/parseTemplate.ts'
import { referencesIn } from '../../template/referencesIn.ts'
import { type References, resolveValue } from '../../template/resolveValue.ts'
import type { Engine } from '../dynamodb/createEngine.ts'
import type { Environment } from '../Environment.ts'
import type { LocalAws } from '../LocalAws.ts'
import { NotEmulatedError } from '../NotEmulatedError.ts'
import { randomText } from '../randomText.ts'
import { randomUuid } from '../randomUuid.ts'
import { MadeOnce } from '../state/MadeOnce.ts'
import { hostingTypes } from './hostingTypes.ts'
import { identityPool } from './resources/identityPool.ts'
import { identityPoolPrincipalTag } from './resources/identityPoolPrincipalTag.ts'
import { identityPoolRoleAttachment } from './resources/identityPoolRoleAttachment.ts'
import { role } from './resources/role.ts'
import { table } from './resources/table.ts'
import { userPool } from './resources/userPool.ts'
import { userPoolClient } from './resources/userPoolClient.ts'
import { userPoolGroup } from './resources/userPoolGroup.ts'
import type { CreatedResource, ResourceType, StackBuilder } from './StackBuilder.ts'

const resourceTypes: Readonly<Record<string, ResourceType>> = {
  'AWS::Cognito::UserPool': userPool,
  'AWS::Cognito::UserPoolClient': userPoolClient,
  'AWS::Cognito::UserPoolGroup': userPoolGroup,
  'AWS::Cognito::IdentityPool': identityPool,
  'AWS::Cognito::IdentityPoolPrincipalTag': identityPoolPrincipalTag,
  'AWS::Cognito::IdentityPoolRoleAttachment': identityPoolRoleAttachment,
  'AWS::IAM::Role': role,
  'AWS::DynamoDB::Table': table,
}

export interface StackSettings {
  template: Template
  parameters?: Readonly<Record<string, string>>
  region: string
  account: string
  stackName: string
  environment: Environment
  engine: Engine
  report: LocalAws['report']
}

/**
 * Creates the resources of a template in the order of their references, as CloudFormation does.
 *
 * @throws NotEmulatedError for a resource, property or function that the local AWS does not understand
 */
export async function createStack(settings: StackSettings): Promise<LocalAws> {
  const { template, region, account, stackName, environment, engine, report } = settings
  const kept = new MadeOnce(environment.journal, 'stack')
  const stack: StackBuilder = {
    region,
    account,
    stackName,
    environment,
    engine,
    userPools: new Map(),
    identityPools: new Map(),
    roles: new Map(),
    physicalId: (logicalId, make) => kept.get(`id:${logicalId}`, make),
  }
  const created = new Map<string, CreatedResource>()
  const references = referencesOf(settings, created)

  for (const logicalId of orderOfCreation(template)) {
    const { Type, Condition, Properties } = template.Resources[logicalId] ?? {}
    if (Condition !== undefined && !references.condition(Condition)) continue
    if (isHosting(template, logicalId)) continue
    const create = resourceTypes[Type ?? '']
    if (create === undefined) throw new NotEmulatedError(`${logicalId}: resources of type ${Type}`)
    // A record stays a record when the functions in it are resolved.
    const properties = resolveValue(Properties, references) as Record<string, unknown>
    created.set(logicalId, await create(stack, logicalId, properties))
  }

  const secret = (name: string, length: number) =>
    kept.get(name, () => Buffer.from(environment.randomBytes(length)).toString('base64'))
  return {
    region,
    account,
    environment,
    engine,
    report,
    userPools: stack.userPools,
    identityPools: stack.identityPools,
    roles: stack.roles,
    sessionKey: Buffer.from(secret('session-key', 32), 'base64'),
    operatorKey: {
      accessKeyId: kept.get(
        'operator-id',
        () => `AKIA${randomText(environment.randomBytes, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16)}`,
      ),
      secretAccessKey: secret('operator-secret', 30),
    },
    stack: {
      name: stackName,
      id: `arn:aws:cloudformation:${region}:${account}:stack/${stackName}/${kept.get('stack-id', () => randomUuid(environment.randomBytes))}`,
      description: template.Description,
      parameters: Object.fromEntries(
        Object.entries(template.Parameters).map(([name, { NoEcho }]) => [
          name,
          NoEcho === true ? '****' : String(references.ref(name)),
        ]),
      ),
      outputDescriptions: Object.fromEntries(
        Object.entries(template.Outputs).map(([name, { Description }]) => [name, Description]),
      ),
      createdAt: Number(kept.get('created-at', () => String(environment.now()))),
    },
    outputs: Object.fromEntries(
      Object.entries(template.Outputs)
        .filter(([, output]) => output.Condition === undefined || references.condition(output.Condition))
        .filter(([, { Value }]) => ![...referencesIn(Value)].some((name) => isHosting(template, name)))
        .map(([name, output]) => [name, String(resolveValue(output.Value, references))]),
    ),
  }
}

function isHosting({ Resources }: Template, logicalId: string): boolean {
  return hostingTypes.has(Resources[logicalId]?.Type ?? '')
}

function referencesOf(settings: StackSettings, created: ReadonlyMap<string, CreatedResource>): References {
  const { template, parameters = {}, region, account, stackName } = settings
  for (const [name, value] of Object.entries(parameters)) checkParameter(template, name, value)
  const pseudoParameters: Readonly<Record<string, string>> = {
    'AWS::Region': region,
    'AWS::AccountId': account,
    'AWS::Partition': 'aws',
    'AWS::StackName': stackName,
    'AWS::URLSuffix': 'amazonaws.com',
  }
  const references: References = {
    ref(name) {
      const value =
        pseudoParameters[name] ??
        parameters[name] ??
        template.Parameters[name]?.Default ??
        created.get(name)?.ref
      if (value === undefined) throw new NotEmulatedError(`Ref ${name}: no such parameter or resource`)
      return value
    },
    attribute(logicalId, name) {
      const value = created.get(logicalId)?.attributes[name]
      if (value === undefined) throw new NotEmulatedError(`Fn::GetAtt ${logicalId}.${name}`)
      return value
    },
    condition(name) {
      if (!(name in template.Conditions)) throw new NotEmulatedError(`Condition ${name}: not in the template`)
      return resolveValue(template.Conditions[name], references) === true
    },
    mapping: (name, topLevelKey, secondLevelKey) => template.Mappings[name]?.[topLevelKey]?.[secondLevelKey],
    refuse(what) {
      throw new NotEmulatedError(what)
    },
  }
  return references
}
