import type { JsonWebKey } from 'node:crypto'
import type { HttpRequest } from '../local/wire/HttpRequest.ts'
import type { Grant } from './grants.ts'

/** The tokens that the user pool issues at a sign-in. */
export interface Tokens {
  idToken: string
  accessToken: string
  refreshToken: string
}

/** A signed-in user, with their tokens and credentials. */
export interface Person extends Tokens {
  username: string
  /** The user pool's sub. */
  sub: string
  identityId: string
  /** The userId of their rows: the identity ID or the sub, depending on the stack. */
  partition: string
  /** The other of the two. No rows have it as their userId. */
  wrongPartition: string
  /** `Logins` of the identity pool's operations. */
  logins: Readonly<Record<string, string>>
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string }
}

export type Service = 'cognito-idp' | 'cognito-identity' | 'dynamodb'

/** The stack under attack, as far as every administrator's browser knows it. */
export interface World {
  region: string
  account: string
  userPoolId: string
  userPoolClientId: string
  identityPoolId: string
  tableName: string
  tableArn: string
  /** The attributes of an agent that administrators may see. */
  visibleAttributes: readonly string[]
  /** The grants of this stack. */
  grants: readonly Grant[]
  /** `cognito-idp.REGION.amazonaws.com/USER_POOL_ID` */
  provider: string
  /** The attacker, whose rights the attempts have. */
  me: Person
  /** The name of an own agent that has a status. */
  ownFieldName: string
  /** The administrator whose agents the attempts try to read. */
  other: Person
  /** A lead, who may read all rows; undefined without such a test user. */
  lead: Person | undefined
  /** The user pool's keys, which anybody may read: to verify its tokens, and to try to forge them. */
  publicKeys: readonly JsonWebKey[]
  /** ARN of the session's role: `arn:aws:sts::ACCOUNT:assumed-role/ROLE/CognitoIdentityCredentials`. */
  myArn: string
  urlOf(service: Service): URL
  /** Sends exactly this. */
  send(request: RawRequest): Promise<Answer>
  /** Milliseconds since the epoch, as the stack sees it. */
  now(): number
}

export type RawRequest = Pick<HttpRequest, 'method'> & {
  service: Service
  headers: Readonly<Record<string, string>>
  body: string | Uint8Array
  /** Path and query string; the service's own when undefined. */
  path?: string
  /** Hangs up after so many bytes of the body. */
  cutAfter?: number
}

/** The answer, as the attacker sees it. */
export interface Answer {
  status: number
  /** `AccessDeniedException`, without the namespace; empty when there is none. */
  type: string
  message: string
  body: string
}
