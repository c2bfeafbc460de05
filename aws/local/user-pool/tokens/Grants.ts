import { createHash } from 'node:crypto'
import type { Environment } from '../../Environment.ts'
import { randomUuid } from '../../randomUuid.ts'
import type { Grant, RefreshToken } from './Grant.ts'

const day = 86_400_000

/** A grant together with a refresh token of it, which only the client that just got it knows in clear. */
export interface IssuedGrant {
  grant: Grant
  refreshToken: string
}

/** Every sign-in that is still good for tokens, or was revoked. Refresh tokens are kept as hashes only. */
export class Grants {
  readonly #collection: string
  readonly #environment: Environment
  readonly #byOriginJti: Map<string, Grant>

  constructor(collection: string, environment: Environment) {
    this.#collection = collection
    this.#environment = environment
    this.#byOriginJti = environment.journal.take(collection)
  }

  get(originJti: string): Grant | undefined {
    return this.#byOriginJti.get(originJti)
  }

  /** The grant that a refresh token was made for, even one that was replaced or revoked. */
  find(refreshToken: string): { grant: Grant; token: RefreshToken } | undefined {
    const sha256 = hash(refreshToken)
    for (const grant of this.#byOriginJti.values()) {
      const token = grant.refreshTokens.find((candidate) => candidate.sha256 === sha256)
      if (token !== undefined) return { grant, token }
    }
    return undefined
  }

  /** @param lifetime of the refresh token, in milliseconds */
  start(sub: string, clientId: string, lifetime: number): IssuedGrant {
    const now = this.#environment.now()
    const refreshToken = this.#newRefreshToken()
    const grant: Grant = {
      originJti: randomUuid(this.#environment.randomBytes),
      sub,
      clientId,
      authTime: Math.floor(now / 1000),
      expiresAt: now + lifetime,
      revoked: false,
      refreshTokens: [{ sha256: hash(refreshToken) }],
    }
    this.#save([grant])
    return { grant, refreshToken }
  }

  /** Replaces `used` by a new refresh token of the same grant. */
  rotate(grant: Grant, used: RefreshToken): IssuedGrant {
    const refreshToken = this.#newRefreshToken()
    const replacedAt = used.replacedAt ?? this.#environment.now()
    const others = grant.refreshTokens.filter(({ sha256 }) => sha256 !== used.sha256)
    const rotated: Grant = {
      ...grant,
      refreshTokens: [...others, { ...used, replacedAt }, { sha256: hash(refreshToken) }],
    }
    this.#save([rotated])
    return { grant: rotated, refreshToken }
  }

  revoke(grant: Grant): void {
    this.#save([{ ...grant, revoked: true }])
  }

  revokeAllOf(sub: string): void {
    const theirs = [...this.#byOriginJti.values()].filter((grant) => grant.sub === sub)
    this.#save(theirs.map((grant) => ({ ...grant, revoked: true })))
  }

  #newRefreshToken(): string {
    return Buffer.from(this.#environment.randomBytes(600)).toString('base64url')
  }

  #save(grants: readonly Grant[]): void {
    // ID and access tokens may outlive their grant, by a day at most.
    const forgetBefore = this.#environment.now() - day
    const old = [...this.#byOriginJti.values()].filter(({ expiresAt }) => expiresAt < forgetBefore)
    const collection = this.#collection
    this.#environment.journal.append(
      [
        ...old.map(({ originJti }) => ({ collection, key: originJti })),
        ...grants.map((grant) => ({ collection, key: grant.originJti, value: grant })),
      ],
      'at-once',
    )
    for (const { originJti } of old) this.#byOriginJti.delete(originJti)
    for (const grant of grants) this.#byOriginJti.set(grant.originJti, grant)
  }
}

function hash(refreshToken: string): string {
  return createHash('sha256').update(refreshToken).digest('hex')
}
