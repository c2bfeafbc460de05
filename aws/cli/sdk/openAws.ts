import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { CloudFrontClient } from '@aws-sdk/client-cloudfront'
import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { STSClient } from '@aws-sdk/client-sts'
import { fromNodeProviderChain } from '@aws-sdk/credential-providers'

/** The services that a deployment calls. */
export interface Aws {
  cloudFormation: CloudFormationClient
  cloudFront: CloudFrontClient
  dynamoDb: DynamoDBClient
  identityPools: CognitoIdentityClient
  s3: S3Client
  sts: STSClient
  userPools: CognitoIdentityProviderClient
  /** The Region of all of them, such as `eu-central-1`. */
  region: string
}

export interface AwsOptions {
  /** A profile of ~/.aws; otherwise AWS_PROFILE or the default one. */
  profile?: string | undefined
  /** Otherwise AWS_REGION, AWS_DEFAULT_REGION, or the profile's Region. */
  region?: string | undefined
  /** Calls fail with this signal's reason as soon as it is aborted. */
  signal?: AbortSignal | undefined
  /** How often to send a call that AWS throttles or does not receive. The pauses grow. */
  maxAttempts?: number | undefined
}

/**
 * Clients with credentials from the places where the AWS CLI looks: environment, profiles, SSO, roles, containers.
 *
 * @throws Error without a Region. Missing credentials are an error of the first call
 * @see https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/setting-credentials-node.html
 */
export async function openAws({ profile, region, signal, maxAttempts = 8 }: AwsOptions): Promise<Aws> {
  const named = region || process.env.AWS_REGION || process.env.AWS_DEFAULT_REGION
  const config = {
    credentials: findCredentials(profile),
    maxAttempts,
    retryMode: 'standard',
    ...(profile === undefined ? {} : { profile }),
    ...(named ? { region: named } : {}),
  }
  const aws = {
    cloudFormation: new CloudFormationClient(config),
    cloudFront: new CloudFrontClient(config),
    dynamoDb: new DynamoDBClient(config),
    identityPools: new CognitoIdentityClient(config),
    s3: new S3Client(config),
    sts: new STSClient(config),
    userPools: new CognitoIdentityProviderClient(config),
  }
  if (signal !== undefined) for (const client of Object.values(aws)) stopWith(client, signal)
  return { ...aws, region: await aws.cloudFormation.config.region() }
}

/** The SDK's error does not name the profile. This one does. */
function findCredentials(profile: string | undefined): ReturnType<typeof fromNodeProviderChain> {
  const find = fromNodeProviderChain(profile === undefined ? {} : { profile })
  const name = profile ?? process.env.AWS_PROFILE
  if (!name) return find
  return (properties) =>
    find(properties).catch((error: unknown) => {
      if (!(error instanceof Error) || !/any providers/.test(error.message)) throw error
      throw new Error(`There are no AWS credentials in the profile ${name}. Is it in ~/.aws/config?`)
    })
}

/** Closes the connections of all clients. */
export function closeAws({ region: _, ...clients }: Aws): void {
  for (const client of Object.values(clients)) client.destroy()
}

type Middleware = <Input, Output>(next: (args: Input) => Promise<Output>) => (args: Input) => Promise<Output>

interface Client {
  middlewareStack: { add(middleware: Middleware, options: { name: string; step: 'initialize' }): void }
}

/** Stops waiting for the answer of a running call. Whether AWS carried it out is then unknown. */
function stopWith(client: Client, signal: AbortSignal): void {
  const stopped = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  stopped.catch(() => {})
  client.middlewareStack.add(
    (next) => (args) => (signal.aborted ? stopped : Promise.race([next(args), stopped])),
    { name: 'stop', step: 'initialize' },
  )
}
