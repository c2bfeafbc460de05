/** One sign-in and everything that came of it: all tokens with the same `origin_jti`. */
export interface Grant {
  readonly originJti: string
  readonly sub: string
  readonly clientId: string
  /** Seconds since the epoch of the sign-in. */
  readonly authTime: number
  /** Milliseconds since the epoch. A rotated token does not live longer than the first. */
  readonly expiresAt: number
  readonly revoked: boolean
  /** The newest last. */
  readonly refreshTokens: readonly RefreshToken[]
}

export interface RefreshToken {
  readonly sha256: string
  /** Milliseconds since the epoch at which another took its place. */
  readonly replacedAt?: number
}
