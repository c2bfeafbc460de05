import { timingSafeEqual } from 'node:crypto'
import { AwsError } from '../AwsError.ts'
import type { Principal } from '../authorization/Principal.ts'
import type { LocalAws } from '../LocalAws.ts'
import type { HttpRequest } from '../wire/HttpRequest.ts'
import type { AddressedRequest, ParsedRequest } from '../wire/parseRequest.ts'
import { calculateSignature } from './calculateSignature.ts'
import { type Authorization, notADate, parseAuthorization } from './parseAuthorization.ts'
import { openSession } from './sessionToken.ts'

declare const verified: unique symbol

/** The verified signer of a request. Nobody has changed the request since it was signed. */
export interface Verified {
  principal: Principal
  readonly [verified]: true
}

export type VerifiedRequest = ParsedRequest & Verified

type Verifier = Pick<LocalAws, 'region' | 'account' | 'environment' | 'sessionKey' | 'operatorKey'>

/** Minutes by which the signer's clock may differ. */
const tolerance = 15

/** Headers that decide on the operation or the caller. The signature must cover them. */
const mustBeSigned = ['host', 'x-amz-date', 'x-amz-target', 'x-amz-security-token']

/**
 * Verifies the Signature Version 4 of a request, in the order of AWS's own checks: form, date, signed headers,
 * scope, key, session token, signature.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html
 */
export function verifySignature<Request extends AddressedRequest>(
  aws: Verifier,
  request: Request,
): Request & Verified {
  const authorization = parseAuthorization(request.http)
  checkDate(authorization.date, aws.environment.now())
  // Unlike AWS, which requires "host" only. An attacker on the way can change an unsigned header.
  for (const name of mustBeSigned) {
    if (request.http.headers.has(name) && !authorization.signedHeaders.includes(name)) {
      const shown = name === 'host' ? 'Host' : name
      throw invalidSignature(`'${shown}' must be a 'SignedHeader' in the AWS Authorization.`)
    }
  }
  checkScope(authorization, aws.region, request.service)
  const { secretAccessKey, principal } = findSigner(aws, authorization, request)
  const expected = Buffer.from(calculateSignature(request.http, authorization, secretAccessKey))
  const given = Buffer.from(authorization.signature)
  const matches = given.length === expected.length && timingSafeEqual(given, expected)
  if (!matches || !signsWhatIsThere(authorization, request.http)) {
    throw invalidSignature(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    )
  }
  // Only this line makes a verified request. The mark is a type and has no value at run time.
  return { ...request, principal } as Request & Verified
}

function checkDate(date: string, now: number): void {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date)?.map(Number) ?? []
  const signed = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)
  if (basicFormat(signed) !== date) throw notADate(date)
  const margin = tolerance * 60_000
  if (signed < now - margin) {
    throw invalidSignature(
      `Signature expired: ${date} is now earlier than ${basicFormat(now - margin)} (${basicFormat(now)} - ${tolerance} min.)`,
    )
  }
  if (signed > now + margin) {
    throw invalidSignature(
      `Signature not yet current: ${date} is still later than ${basicFormat(now + margin)} (${basicFormat(now)} + ${tolerance} min.)`,
    )
  }
}

/**
 * Whether the list of signed headers is canonical (lower case, sorted, no header twice) and the request has each of
 * them.
 */
function signsWhatIsThere({ signedHeaders }: Authorization, { headers }: HttpRequest): boolean {
  const canonical = [...new Set(signedHeaders)].sort()
  return canonical.join(';') === signedHeaders.join(';') && signedHeaders.every((name) => headers.has(name))
}

function checkScope({ scope, date }: Authorization, ourRegion: string, ourService: string): void {
  const [scopeDate, region, service, terminator] = scope
  const faults: string[] = []
  if (region !== ourRegion) {
    faults.push(`Credential should be scoped to a valid region, not '${region}'. `)
  }
  if (service !== ourService) {
    faults.push(`Credential should be scoped to correct service: '${ourService}'. `)
  }
  if (terminator !== 'aws4_request') {
    faults.push(`Credential should be scoped with a valid terminator: 'aws4_request', not '${terminator}'. `)
  }
  if (scopeDate !== date.slice(0, 8)) {
    faults.push(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${scopeDate}' != '${date.slice(0, 8)}', from '${date}'.`,
    )
  }
  if (faults.length > 0) throw invalidSignature(faults.join(''))
}

function findSigner(aws: Verifier, { accessKeyId }: Authorization, request: AddressedRequest) {
  const token = request.http.headers.get('x-amz-security-token')
  if (token === undefined && accessKeyId === aws.operatorKey.accessKeyId) {
    const arn = `arn:aws:iam::${aws.account}:user/operator`
    return { secretAccessKey: aws.operatorKey.secretAccessKey, principal: { kind: 'operator', arn } as const }
  }
  const session = token === undefined ? undefined : openSession(aws.sessionKey, token)
  if (session === undefined || session.accessKeyId !== accessKeyId) {
    throw new AwsError(
      'com.amazon.coral.service#UnrecognizedClientException',
      'The security token included in the request is invalid.',
    )
  }
  if (aws.environment.now() >= session.expiration * 1000) {
    throw new AwsError(
      'com.amazon.coral.service#ExpiredTokenException',
      'The security token included in the request is expired',
    )
  }
  const { arn, roleArn } = session
  const principal: Principal = { kind: 'session', arn, roleArn, context: new Map(session.context) }
  return { secretAccessKey: session.secretAccessKey, principal }
}

function basicFormat(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

function invalidSignature(message: string): AwsError {
  return new AwsError('com.amazon.coral.service#InvalidSignatureException', message)
}
