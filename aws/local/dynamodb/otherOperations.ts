/**
 * What DynamoDB offers besides and the engine does not run. Known by name, so that they are denied in AWS's words;
 * should a policy allow one, the answer is that it is not emulated.
 */
export const otherOperations: ReadonlySet<string> = new Set(
  `CancelBulkOperation CreateBackup CreateGlobalTable CreateTable DeleteBackup DeleteResourcePolicy DeleteTable
   DescribeBackup DescribeBulkOperation DescribeContributorInsights DescribeEndpoints
   DescribeExport DescribeGlobalTable DescribeGlobalTableSettings DescribeImport
   DescribeKinesisStreamingDestination DescribeTableReplicaAutoScaling
   DisableKinesisStreamingDestination EnableKinesisStreamingDestination ExportTableToPointInTime
   GetResourcePolicy ImportTable ListBackups ListBulkOperations ListContributorInsights ListExports
   ListGlobalTables ListImports PutResourcePolicy RestoreTableFromBackup
   RestoreTableToPointInTime SearchVectors StartBulkPutItems TagResource UntagResource UpdateContinuousBackups
   UpdateContributorInsights UpdateGlobalTable UpdateGlobalTableSettings UpdateKinesisStreamingDestination
   UpdateTable UpdateTableReplicaAutoScaling UpdateTimeToLive`.split(/\s+/),
)
