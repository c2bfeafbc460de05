const names = (prefix: string, list: string) => list.split(/\s+/).map((name) => `${prefix}:${name}`)

/**
 * The condition keys that may stand in a policy on DynamoDB or in a trust policy for web identities; a trailing
 * `/*` stands for any tag.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
export const knownConditionKeys: readonly string[] = [
  ...names(
    'dynamodb',
    `Attributes EnclosingOperation FirstPartitionKeyValues FisActionId FisTargetArns FourthPartitionKeyValues
    FullTableScan LeadingKeys ReturnConsumedCapacity ReturnValues SecondPartitionKeyValues Select
    ThirdPartitionKeyValues`,
  ),
  ...names('cognito-identity.amazonaws.com', 'amr aud sub'),
  ...names(
    'aws',
    `AssumedRoot CalledVia CalledViaAWSMCP CalledViaFirst CalledViaLast ChatbotSourceArn CurrentTime
    Ec2InstanceSourcePrivateIPv4 Ec2InstanceSourceVpc EpochTime FederatedProvider IsMcpServiceAction
    MultiFactorAuthAge MultiFactorAuthPresent PrincipalAccount PrincipalArn PrincipalIsAWSService PrincipalOrgID
    PrincipalOrgPaths PrincipalServiceName PrincipalServiceNamesList PrincipalTag/* PrincipalType RequestTag/*
    RequestedRegion ResourceAccount ResourceOrgID ResourceOrgPaths ResourceTag/* SecureTransport SourceAccount
    SourceArn SourceIdentity SourceIp SourceOrgID SourceOrgPaths SourceOwner SourceVpc SourceVpcArn SourceVpce
    TagKeys TokenIssueTime UserAgent ViaAWSMCPService ViaAWSService VpcSourceIp VpceAccount VpceOrgID VpceOrgPaths
    referer userid username`,
  ),
]

/** Whether a condition key of this name exists, compared as IAM does without regard to case. */
export function isKnownConditionKey(name: string): boolean {
  const wanted = name.toLowerCase()
  return knownConditionKeys.some((known) => {
    const spelled = known.toLowerCase()
    return spelled.endsWith('/*')
      ? wanted.startsWith(spelled.slice(0, -1)) && wanted.length >= spelled.length
      : wanted === spelled
  })
}
