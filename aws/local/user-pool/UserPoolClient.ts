import type { UserPoolClientProperties } from './definition/userPoolClientProperties.ts'

/** An app client, its properties resolved. */
export interface UserPoolClient {
  clientId: string
  /** The properties in the template. */
  properties: UserPoolClientProperties
  allowsSrp: boolean
  allowsRefresh: boolean
  /** Whether the pool answers about an unknown user as if the user existed. */
  hidesUsers: boolean
  /** Seconds. */
  accessTokenLifetime: number
  /** Seconds. */
  idTokenLifetime: number
  /** Milliseconds. */
  refreshTokenLifetime: number
  /** How long a challenge stays open, in minutes. */
  authSessionMinutes: number
  rotation: { graceMilliseconds: number } | undefined
  canRead(attribute: string): boolean
  canWrite(attribute: string): boolean
}
