import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { IAMClient } from '@aws-sdk/client-iam'
import type { Target } from '../target/openTarget.ts'
import type { Operator } from './Check.ts'

/** The operator's clients. The local AWS has no IAM service. */
export function openOperator(client: Target['client'], isLocal: boolean): Operator {
  return {
    userPools: new CognitoIdentityProviderClient(client),
    identityPools: new CognitoIdentityClient(client),
    dynamoDb: new DynamoDBClient(client),
    iam: isLocal ? undefined : new IAMClient(client),
  }
}
