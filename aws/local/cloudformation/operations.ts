import * as v from 'valibot'
import { AwsError } from '../AwsError.ts'
import type { LocalAws } from '../LocalAws.ts'
import { type AnswerAtBest, notEmulated } from '../notEmulated.ts'

export interface CloudFormationOperation {
  access: 'operator'
  /** Set for an operation that never answers as AWS does: it is refused in AWS's words, or is not emulated. */
  answersAtBest?: AnswerAtBest
  /** @throws AwsError, NotEmulatedError */
  run(aws: LocalAws, input: unknown): Promise<object>
}

/**
 * The local AWS has one stack. The caller names it by name or ID, or leaves the name out.
 *
 * @throws AwsError ValidationError for another stack
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 */
const describeStacks: CloudFormationOperation['run'] = async ({ stack, outputs }, input) => {
  const { StackName: asked } = v.parse(describeStacksInput, input)
  if (asked !== undefined && asked !== stack.name && asked !== stack.id) {
    throw new AwsError('ValidationError', `Stack with id ${asked} does not exist`)
  }
  return {
    Stacks: [
      {
        StackId: stack.id,
        StackName: stack.name,
        Description: stack.description,
        Parameters: Object.entries(stack.parameters).map(([ParameterKey, ParameterValue]) => ({
          ParameterKey,
          ParameterValue,
        })),
        CreationTime: new Date(stack.createdAt),
        RollbackConfiguration: {},
        StackStatus: 'CREATE_COMPLETE',
        DisableRollback: false,
        NotificationARNs: [],
        Capabilities: ['CAPABILITY_IAM'],
        Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({
          OutputKey,
          OutputValue,
          Description: stack.outputDescriptions[OutputKey],
        })),
        Tags: [],
        EnableTerminationProtection: false,
        DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
      },
    ],
  }
}

const describeStacksInput = v.object({ StackName: v.optional(v.string()) })

/** Every operation of CloudFormation, by its `Action`. */
export const cloudFormationOperations: ReadonlyMap<string, CloudFormationOperation> = new Map<
  string,
  CloudFormationOperation
>([
  ['DescribeStacks', { access: 'operator', run: describeStacks }],
  ...notEmulated(
    'operator',
    `ActivateOrganizationsAccess ActivateType BatchDescribeTypeConfigurations CancelUpdateStack
   ContinueUpdateRollback CreateChangeSet CreateGeneratedTemplate CreateStack CreateStackInstances
   CreateStackRefactor CreateStackSet DeactivateOrganizationsAccess DeactivateType DeleteChangeSet
   DeleteGeneratedTemplate DeleteStack DeleteStackInstances DeleteStackSet DeregisterType DescribeAccountLimits
   DescribeChangeSet DescribeChangeSetHooks DescribeEvents DescribeGeneratedTemplate
   DescribeOrganizationsAccess DescribePublisher DescribeResourceScan DescribeStackDriftDetectionStatus
   DescribeStackEvents DescribeStackInstance DescribeStackRefactor DescribeStackResource
   DescribeStackResourceDrifts DescribeStackResources DescribeStackSet DescribeStackSetOperation DescribeType
   DescribeTypeRegistration DetectStackDrift DetectStackResourceDrift DetectStackSetDrift EstimateTemplateCost
   ExecuteChangeSet ExecuteStackRefactor GetGeneratedTemplate GetHookResult GetStackPolicy GetTemplate
   GetTemplateSummary ImportStacksToStackSet ListChangeSets ListExports ListGeneratedTemplates ListHookResults
   ListImports ListResourceScanRelatedResources ListResourceScanResources ListResourceScans
   ListStackInstanceResourceDrifts ListStackInstances ListStackRefactorActions ListStackRefactors
   ListStackResources ListStackSetAutoDeploymentTargets ListStackSetOperationResults ListStackSetOperations
   ListStackSets ListStacks ListTypeRegistrations ListTypeVersions ListTypes PublishType RecordHandlerProgress
   RegisterPublisher RegisterType RollbackStack SetStackPolicy SetTypeConfiguration
   SetTypeDefaultVersion SignalResource StartResourceScan StopStackSetOperation TestType
   UpdateGeneratedTemplate UpdateStack UpdateStackInstances UpdateStackSet UpdateTerminationProtection
   ValidateTemplate`,
  ),
])
