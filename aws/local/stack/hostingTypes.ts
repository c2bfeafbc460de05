/**
 * Resources that carry the app to its readers or record what AWS did, and take no part in the chain: left out,
 * together with the outputs that refer to them. Everything else that is unknown stops the local AWS from starting.
 */
// Unlike AWS: none of these is made.
export const hostingTypes: ReadonlySet<string> = new Set([
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::CloudFront::CachePolicy',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::Function',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::CloudTrail::Trail',
  'AWS::CloudWatch::Alarm',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
])
