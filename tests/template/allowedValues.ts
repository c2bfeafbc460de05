/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html */
const attributesOfUsers = [
  'email',
  'email_verified',
  'family_name',
  'given_name',
  'locale',
  'name',
  'zoneinfo',
]

function cacheBehavior(path: string): Record<string, readonly string[]> {
  return {
    [`${path}.ViewerProtocolPolicy`]: ['allow-all', 'https-only', 'redirect-to-https'],
    [`${path}.AllowedMethods`]: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
    [`${path}.CachedMethods`]: ['GET', 'HEAD', 'OPTIONS'],
    [`${path}.FunctionAssociations.EventType`]: ['viewer-request', 'viewer-response'],
  }
}

/**
 * The values that AWS accepts where CloudFormation's schema says only "string": by resource type and path of the
 * property.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/ the page of each resource type
 */
export const allowedValues: Readonly<Record<string, readonly string[]>> = {
  'AWS::Cognito::UserPool.DeletionProtection': ['ACTIVE', 'INACTIVE'],
  'AWS::Cognito::UserPool.UserPoolTier': ['LITE', 'ESSENTIALS', 'PLUS'],
  'AWS::Cognito::UserPool.MfaConfiguration': ['OFF', 'ON', 'OPTIONAL'],
  'AWS::Cognito::UserPool.EnabledMfas': ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP', 'WEB_AUTHN'],
  'AWS::Cognito::UserPool.EmailConfiguration.EmailSendingAccount': ['COGNITO_DEFAULT', 'DEVELOPER'],
  'AWS::Cognito::UserPool.AutoVerifiedAttributes': ['email', 'phone_number'],
  'AWS::Cognito::UserPool.AccountRecoverySetting.RecoveryMechanisms.Name': [
    'admin_only',
    'verified_email',
    'verified_phone_number',
  ],
  'AWS::Cognito::UserPoolClient.ExplicitAuthFlows': [
    'ALLOW_ADMIN_USER_PASSWORD_AUTH',
    'ALLOW_CUSTOM_AUTH',
    'ALLOW_REFRESH_TOKEN_AUTH',
    'ALLOW_USER_AUTH',
    'ALLOW_USER_PASSWORD_AUTH',
    'ALLOW_USER_SRP_AUTH',
  ],
  'AWS::Cognito::UserPoolClient.PreventUserExistenceErrors': ['ENABLED', 'LEGACY'],
  'AWS::Cognito::UserPoolClient.RefreshTokenRotation.Feature': ['ENABLED', 'DISABLED'],
  'AWS::Cognito::UserPoolClient.ReadAttributes': attributesOfUsers,
  'AWS::Cognito::UserPoolClient.WriteAttributes': attributesOfUsers,
  'AWS::Cognito::UserPoolClient.TokenValidityUnits.AccessToken': ['seconds', 'minutes', 'hours', 'days'],
  'AWS::Cognito::UserPoolClient.TokenValidityUnits.IdToken': ['seconds', 'minutes', 'hours', 'days'],
  'AWS::Cognito::UserPoolClient.TokenValidityUnits.RefreshToken': ['seconds', 'minutes', 'hours', 'days'],
  'AWS::Cognito::IdentityPoolRoleAttachment.RoleMappings.*.Type': ['Token', 'Rules'],
  'AWS::Cognito::IdentityPoolRoleAttachment.RoleMappings.*.AmbiguousRoleResolution': [
    'AuthenticatedRole',
    'Deny',
  ],
  'AWS::DynamoDB::Table.BillingMode': ['PAY_PER_REQUEST', 'PROVISIONED'],
  'AWS::DynamoDB::Table.AttributeDefinitions.AttributeType': ['S', 'N', 'B'],
  'AWS::DynamoDB::Table.KeySchema.KeyType': ['HASH', 'RANGE'],
  'AWS::DynamoDB::Table.GlobalSecondaryIndexes.KeySchema.KeyType': ['HASH', 'RANGE'],
  'AWS::DynamoDB::Table.GlobalSecondaryIndexes.Projection.ProjectionType': ['ALL', 'INCLUDE', 'KEYS_ONLY'],
  'AWS::S3::Bucket.BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault.SSEAlgorithm':
    ['AES256', 'aws:kms', 'aws:kms:dsse'],
  'AWS::CloudFront::OriginAccessControl.OriginAccessControlConfig.OriginAccessControlOriginType': [
    'lambda',
    'mediapackagev2',
    'mediastore',
    's3',
  ],
  'AWS::CloudFront::OriginAccessControl.OriginAccessControlConfig.SigningBehavior': [
    'always',
    'never',
    'no-override',
  ],
  'AWS::CloudFront::OriginAccessControl.OriginAccessControlConfig.SigningProtocol': ['sigv4'],
  'AWS::CloudFront::CachePolicy.CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin.CookiesConfig.CookieBehavior':
    ['none', 'whitelist', 'allExcept', 'all'],
  'AWS::CloudFront::CachePolicy.CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin.HeadersConfig.HeaderBehavior':
    ['none', 'whitelist'],
  'AWS::CloudFront::CachePolicy.CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin.QueryStringsConfig.QueryStringBehavior':
    ['none', 'whitelist', 'allExcept', 'all'],
  'AWS::CloudFront::ResponseHeadersPolicy.ResponseHeadersPolicyConfig.SecurityHeadersConfig.FrameOptions.FrameOption':
    ['DENY', 'SAMEORIGIN'],
  'AWS::CloudFront::ResponseHeadersPolicy.ResponseHeadersPolicyConfig.SecurityHeadersConfig.ReferrerPolicy.ReferrerPolicy':
    [
      'no-referrer',
      'no-referrer-when-downgrade',
      'origin',
      'origin-when-cross-origin',
      'same-origin',
      'strict-origin',
      'strict-origin-when-cross-origin',
      'unsafe-url',
    ],
  'AWS::CloudFront::Function.FunctionConfig.Runtime': ['cloudfront-js-1.0', 'cloudfront-js-2.0'],
  'AWS::CloudFront::Distribution.DistributionConfig.HttpVersion': ['http1.1', 'http2', 'http2and3', 'http3'],
  'AWS::CloudFront::Distribution.DistributionConfig.PriceClass': [
    'PriceClass_100',
    'PriceClass_200',
    'PriceClass_All',
  ],
  'AWS::CloudFront::Distribution.DistributionConfig.ViewerCertificate.SslSupportMethod': [
    'sni-only',
    'static-ip',
    'vip',
  ],
  'AWS::CloudFront::Distribution.DistributionConfig.ViewerCertificate.MinimumProtocolVersion': [
    'TLSv1.2_2018',
    'TLSv1.2_2019',
    'TLSv1.2_2021',
  ],
  ...cacheBehavior('AWS::CloudFront::Distribution.DistributionConfig.DefaultCacheBehavior'),
  ...cacheBehavior('AWS::CloudFront::Distribution.DistributionConfig.CacheBehaviors'),
  // The managed policies CachingDisabled and AllViewerExceptHostHeader.
  'AWS::CloudFront::Distribution.DistributionConfig.CacheBehaviors.CachePolicyId': [
    '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  ],
  'AWS::CloudFront::Distribution.DistributionConfig.CacheBehaviors.OriginRequestPolicyId': [
    'b689b0a8-53d0-40ab-baf2-68738e2966ac',
  ],
  'AWS::CloudFront::Distribution.DistributionConfig.Origins.CustomOriginConfig.OriginProtocolPolicy': [
    'http-only',
    'https-only',
    'match-viewer',
  ],
  'AWS::CloudFront::Distribution.DistributionConfig.Origins.CustomOriginConfig.OriginSSLProtocols': [
    'SSLv3',
    'TLSv1',
    'TLSv1.1',
    'TLSv1.2',
  ],
  'AWS::CloudTrail::Trail.AdvancedEventSelectors.FieldSelectors.Field': [
    'eventCategory',
    'eventName',
    'eventSource',
    'readOnly',
    'resources.ARN',
    'resources.type',
  ],
  'AWS::CloudTrail::Trail.AdvancedEventSelectors.FieldSelectors.Equals': ['AWS::DynamoDB::Table', 'Data'],
  'AWS::SNS::Topic.Subscription.Protocol': ['email', 'email-json', 'http', 'https', 'lambda', 'sms', 'sqs'],
  'AWS::CloudWatch::Alarm.Statistic': ['Average', 'Maximum', 'Minimum', 'SampleCount', 'Sum'],
  'AWS::CloudWatch::Alarm.ComparisonOperator': [
    'GreaterThanOrEqualToThreshold',
    'GreaterThanThreshold',
    'LessThanOrEqualToThreshold',
    'LessThanThreshold',
  ],
  'AWS::CloudWatch::Alarm.TreatMissingData': ['breaching', 'ignore', 'missing', 'notBreaching'],
}

/** Properties that take any text, beside every description, comment and name. */
const freeText: ReadonlySet<string> = new Set([
  'AWS::CloudFront::Distribution.DistributionConfig.DefaultRootObject',
  'AWS::CloudFront::ResponseHeadersPolicy.ResponseHeadersPolicyConfig.RemoveHeadersConfig.Items.Header',
  'AWS::CloudFront::Distribution.DistributionConfig.DefaultCacheBehavior.TargetOriginId',
  'AWS::CloudFront::Distribution.DistributionConfig.CacheBehaviors.TargetOriginId',
  'AWS::CloudFront::Distribution.DistributionConfig.CacheBehaviors.PathPattern',
  'AWS::CloudFront::Distribution.DistributionConfig.Origins.Id',
  'AWS::CloudFront::Distribution.DistributionConfig.Origins.S3OriginConfig.OriginAccessIdentity',
  'AWS::CloudFront::Function.FunctionCode',
  'AWS::CloudFront::ResponseHeadersPolicy.ResponseHeadersPolicyConfig.CustomHeadersConfig.Items.Header',
  'AWS::CloudFront::ResponseHeadersPolicy.ResponseHeadersPolicyConfig.CustomHeadersConfig.Items.Value',
  'AWS::Logs::MetricFilter.FilterPattern',
  'AWS::Logs::MetricFilter.MetricTransformations.MetricValue',
  'AWS::S3::Bucket.LifecycleConfiguration.Rules.Id',
])

/** Whether a property takes any text. */
export function isFreeText(property: string): boolean {
  return freeText.has(property) || /(Description|Comment|Name|Prefix)$/.test(property)
}
