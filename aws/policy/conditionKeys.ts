/** A condition key that may stand in a policy on DynamoDB or in a trust policy for web identities. */
export interface ConditionKey {
  /** As AWS spells it; a trailing `/*` stands for any tag. */
  name: string
  /** Multivalued keys need `ForAllValues` or `ForAnyValue`. */
  values: 'single' | 'multiple'
  /** Whether the local AWS gives requests this key; it refuses a policy that asks for another one. */
  evaluated: boolean
}

const multivalued = new Set([
  'dynamodb:LeadingKeys',
  'dynamodb:FirstPartitionKeyValues',
  'dynamodb:SecondPartitionKeyValues',
  'dynamodb:ThirdPartitionKeyValues',
  'dynamodb:FourthPartitionKeyValues',
  'dynamodb:Attributes',
  'cognito-identity.amazonaws.com:amr',
  'aws:CalledVia',
  'aws:CalledViaAWSMCP',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalServiceNamesList',
  'aws:ResourceOrgPaths',
  'aws:SourceOrgPaths',
  'aws:TagKeys',
  'aws:VpceOrgPaths',
])

const keysOf = (prefix: string, list: string, evaluated: boolean): ConditionKey[] =>
  list
    .trim()
    .split(/\s+/)
    .map((suffix) => `${prefix}:${suffix}`)
    .map((name) => ({ name, values: multivalued.has(name) ? 'multiple' : 'single', evaluated }))

/**
 * Every condition key that the linter knows.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
export const conditionKeys: readonly ConditionKey[] = [
  ...keysOf(
    'dynamodb',
    'LeadingKeys Attributes Select ReturnValues ReturnConsumedCapacity EnclosingOperation FullTableScan',
    true,
  ),
  ...keysOf(
    'dynamodb',
    `FirstPartitionKeyValues SecondPartitionKeyValues ThirdPartitionKeyValues FourthPartitionKeyValues
    FisActionId FisTargetArns`,
    false,
  ),
  ...keysOf('cognito-identity.amazonaws.com', 'sub aud amr', true),
  ...keysOf('aws', 'PrincipalTag/* RequestTag/*', true),
  ...keysOf(
    'aws',
    `AssumedRoot CalledVia CalledViaAWSMCP CalledViaFirst CalledViaLast ChatbotSourceArn CurrentTime
    Ec2InstanceSourcePrivateIPv4 Ec2InstanceSourceVpc EpochTime FederatedProvider IsMcpServiceAction
    MultiFactorAuthAge MultiFactorAuthPresent PrincipalAccount PrincipalArn PrincipalIsAWSService PrincipalOrgID
    PrincipalOrgPaths PrincipalServiceName PrincipalServiceNamesList PrincipalType RequestedRegion ResourceAccount
    ResourceOrgID ResourceOrgPaths ResourceTag/* SecureTransport SourceAccount SourceArn SourceIdentity SourceIp
    SourceOrgID SourceOrgPaths SourceOwner SourceVpc SourceVpcArn SourceVpce TagKeys TokenIssueTime UserAgent
    ViaAWSMCPService ViaAWSService VpcSourceIp VpceAccount VpceOrgID VpceOrgPaths referer userid username`,
    false,
  ),
]

const exact = new Map(conditionKeys.map((key) => [key.name.toLowerCase(), key]))
const prefixes = conditionKeys.filter(({ name }) => name.endsWith('/*'))

/** The condition key of this name, compared as IAM does without regard to case; undefined when AWS has none. */
export function findConditionKey(name: string): ConditionKey | undefined {
  const wanted = name.toLowerCase()
  return (
    exact.get(wanted) ??
    prefixes.find(
      ({ name }) => wanted.startsWith(name.slice(0, -1).toLowerCase()) && wanted.length >= name.length,
    )
  )
}
