/** One sign-in with all its tokens. They have the same `origin_jti`. */
export interface Grant {
  readonly originJti: string
  readonly sub: string
  readonly clientId: string
  /** The time of the sign-in, in seconds since the epoch. */
  readonly authTime: number
  /** Milliseconds since the epoch. Rotation does not extend it. */
  readonly expiresAt: number
  readonly revoked: boolean
  /** Newest last. */
  readonly refreshTokens: readonly RefreshToken[]
}

export interface RefreshToken {
  readonly sha256: string
  /** When another token replaced it, in milliseconds since the epoch. */
  readonly replacedAt?: number
}
