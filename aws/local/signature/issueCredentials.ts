import type { SessionPrincipal } from '../authorization/Principal.ts'
import type { LocalAws } from '../LocalAws.ts'
import { randomText } from '../randomText.ts'
import { sealSession } from './sessionToken.ts'

export interface SessionCredentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken: string
}

/** Temporary credentials for a session, until `expiration` (seconds since the epoch). */
export function issueCredentials(
  aws: Pick<LocalAws, 'environment' | 'sessionKey'>,
  principal: SessionPrincipal,
  expiration: number,
): SessionCredentials {
  const { randomBytes } = aws.environment
  const accessKeyId = `ASIA${randomText(randomBytes, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16)}`
  const secretAccessKey = Buffer.from(randomBytes(30)).toString('base64')
  const sessionToken = sealSession(aws.sessionKey, randomBytes(12), {
    accessKeyId,
    secretAccessKey,
    arn: principal.arn,
    roleArn: principal.roleArn,
    context: [...principal.context].map(([key, value]) => [
      key,
      typeof value === 'string' ? value : [...value],
    ]),
    expiration,
  })
  return { accessKeyId, secretAccessKey, sessionToken }
}
