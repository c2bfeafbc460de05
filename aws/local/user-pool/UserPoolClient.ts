import type { UserPoolClientProperties } from './definition/userPoolClientProperties.ts'

/** An app client, its properties resolved. */
export interface UserPoolClient {
  clientId: string
  /** As the template has them. */
  properties: UserPoolClientProperties
  allowsSrp: boolean
  allowsRefresh: boolean
  /** Answer as if unknown users existed. */
  hidesUsers: boolean
  /** Seconds. */
  accessTokenLifetime: number
  /** Seconds. */
  idTokenLifetime: number
  /** Milliseconds. */
  refreshTokenLifetime: number
  /** Minutes that a challenge stays open. */
  authSessionMinutes: number
  rotation: { graceMilliseconds: number } | undefined
  canRead(attribute: string): boolean
  canWrite(attribute: string): boolean
}
