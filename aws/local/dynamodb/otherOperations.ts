/**
 * Further operations of DynamoDB, which the engine does not run. Their names are known, so that a caller without the
 * right is denied in AWS's words. If a policy allows one, the answer says that it is not emulated.
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
