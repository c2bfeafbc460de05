import { createHash } from 'node:crypto'
import { calculateSignature } from '../local/signature/calculateSignature.ts'
import type { RawRequest, Service, World } from './World.ts'

/** The parts of a signature that an attacker may change. */
export interface SignOptions {
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }
  region?: string
  /** The service in the scope. */
  scopeService?: string
  terminator?: string
  /** `20261123`; the day of the request's date when undefined. */
  scopeDate?: string
  /** `20261123T101500Z`; now when undefined. */
  date?: string
  /** The names in the list of signed headers, as the signer writes them. */
  listed?: (names: string[]) => string[]
  /** Milliseconds by which the signer's clock is ahead. */
  clockAhead?: number
  /** Headers that are sent and not signed. */
  unsigned?: readonly string[]
  headers?: Readonly<Record<string, string>>
}

const targets: Readonly<Record<Service, { prefix: string; contentType: string }>> = {
  dynamodb: { prefix: 'DynamoDB_20120810', contentType: 'application/x-amz-json-1.0' },
  'cognito-identity': { prefix: 'AWSCognitoIdentityService', contentType: 'application/x-amz-json-1.1' },
  'cognito-idp': { prefix: 'AWSCognitoIdentityProviderService', contentType: 'application/x-amz-json-1.1' },
}

/** A call as a client without credentials sends it. */
export function unsignedRequest(
  world: Pick<World, 'urlOf'>,
  service: Service,
  operation: string,
  input: unknown,
): RawRequest {
  const { prefix, contentType } = targets[service]
  return {
    method: 'POST',
    service,
    headers: {
      host: world.urlOf(service).host,
      'content-type': contentType,
      'x-amz-target': `${prefix}.${operation}`,
    },
    body: typeof input === 'string' || input instanceof Uint8Array ? input : JSON.stringify(input),
  }
}

/** The input of a signature. It is a part of the world, because the sign-in happens before the world is complete. */
export type Signer = Pick<World, 'urlOf' | 'me' | 'region' | 'now'>

/** A call to DynamoDB, signed with the attacker's own credentials by default. */
export function signedRequest(
  world: Signer,
  operation: string,
  input: unknown,
  options: SignOptions = {},
): RawRequest {
  const { credentials = world.me.credentials, clockAhead = 0, unsigned = [], listed } = options
  const request = unsignedRequest(world, 'dynamodb', operation, input)
  const now = `${new Date(world.now() + clockAhead).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
  const { date = now } = options
  const headers: Record<string, string> = {
    ...request.headers,
    'x-amz-date': date,
    'x-amz-content-sha256': createHash('sha256').update(request.body).digest('hex'),
    ...(credentials.sessionToken === undefined ? {} : { 'x-amz-security-token': credentials.sessionToken }),
    ...options.headers,
  }
  const scope = [
    options.scopeDate ?? date.slice(0, 8),
    options.region ?? world.region,
    options.scopeService ?? 'dynamodb',
    options.terminator ?? 'aws4_request',
  ] as const
  const names = Object.keys(headers)
    .filter((name) => !unsigned.includes(name))
    .sort()
  const signedHeaders = listed === undefined ? names : listed(names)
  const { accessKeyId, secretAccessKey } = credentials
  const http = {
    method: request.method,
    url: world.urlOf('dynamodb').pathname,
    headers: new Map(Object.entries(headers)),
    body: Buffer.from(request.body),
  }
  const signature = calculateSignature(
    http,
    { accessKeyId, scope, signedHeaders, date, signature: '' },
    secretAccessKey,
  )
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope.join('/')}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`
  return { ...request, headers: { ...headers, authorization } }
}
