const everyItem = ['Attributes', 'LeadingKeys']

/**
 * The actions of DynamoDB that carry condition keys of their own, with these keys (without `dynamodb:`).
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
const itemActions: Readonly<Record<string, readonly string[]>> = {
  BatchGetItem: [...everyItem, 'ReturnConsumedCapacity', 'Select'],
  BatchWriteItem: [...everyItem, 'ReturnConsumedCapacity'],
  ConditionCheckItem: [...everyItem, 'ReturnConsumedCapacity', 'ReturnValues'],
  DeleteItem: [...everyItem, 'EnclosingOperation', 'ReturnConsumedCapacity', 'ReturnValues'],
  GetItem: [...everyItem, 'EnclosingOperation', 'ReturnConsumedCapacity', 'Select'],
  PartiQLDelete: [...everyItem, 'EnclosingOperation', 'ReturnValues'],
  PartiQLInsert: [...everyItem, 'EnclosingOperation'],
  PartiQLSelect: [...everyItem, 'EnclosingOperation', 'FullTableScan', 'Select'],
  PartiQLUpdate: [...everyItem, 'EnclosingOperation', 'ReturnValues'],
  PutItem: [...everyItem, 'EnclosingOperation', 'ReturnConsumedCapacity', 'ReturnValues'],
  Query: [...everyItem, 'ReturnConsumedCapacity', 'ReturnValues', 'Select'],
  Scan: ['Attributes', 'ReturnConsumedCapacity', 'ReturnValues', 'Select'],
  UpdateItem: [...everyItem, 'EnclosingOperation', 'ReturnConsumedCapacity', 'ReturnValues'],
  InjectError: ['FisActionId', 'FisTargetArns'],
}

/** The other actions: none of them looks at an item's key or attributes. */
const otherActions =
  `AssociateTableReplica CreateBackup CreateGlobalTable CreateGlobalTableWitness CreateTable
CreateTableReplica DeleteBackup DeleteGlobalTableWitness DeleteResourcePolicy DeleteTable DeleteTableReplica
DescribeBackup DescribeContinuousBackups DescribeContributorInsights DescribeEndpoints DescribeExport
DescribeGlobalTable DescribeGlobalTableSettings DescribeImport DescribeKinesisStreamingDestination DescribeLimits
DescribeReservedCapacity DescribeReservedCapacityOfferings DescribeStream DescribeTable
DescribeTableReplicaAutoScaling DescribeTimeToLive DisableKinesisStreamingDestination
EnableKinesisStreamingDestination ExportTableToPointInTime GetAbacStatus GetRecords GetResourcePolicy
GetShardIterator ImportTable ListBackups ListContributorInsights ListExports ListGlobalTables ListImports
ListStreams ListTables ListTagsOfResource PurchaseReservedCapacityOfferings PutResourcePolicy
ReadDataForReplication ReplicateSettings RestoreTableFromAwsBackup RestoreTableFromBackup
RestoreTableToPointInTime SearchVectors StartAwsBackupJob TagResource UntagResource UpdateAbacStatus
UpdateContinuousBackups UpdateContributorInsights UpdateGlobalTable UpdateGlobalTableSettings
UpdateGlobalTableVersion UpdateKinesisStreamingDestination UpdateTable UpdateTableReplicaAutoScaling
UpdateTimeToLive WriteDataForReplication`.split(/\s+/)

/** Every action of DynamoDB with its condition keys, as `dynamodb:NAME`. */
export const dynamodbActions: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.entries(itemActions).map(([name, keys]): [string, string[]] => [
    `dynamodb:${name}`,
    keys.map((key) => `dynamodb:${key}`),
  ]),
  ...otherActions.map((name): [string, string[]] => [`dynamodb:${name}`, []]),
])
