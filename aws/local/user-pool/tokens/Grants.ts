import { createHash } from 'node:crypto'
import type { Environment } from '../../Environment.ts'
import { randomUuid } from '../../randomUuid.ts'
import type { Grant, RefreshToken } from './Grant.ts'

const day = 86_400_000

/** A grant with a new refresh token in clear. Only the client gets it; the local AWS stores its hash. */
export interface IssuedGrant {
  grant: Grant
  refreshToken: string
}

/** Every sign-in that can still get tokens, and every revoked one. Refresh tokens are stored as hashes only. */
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

  /** The grant of a refresh token, even of a replaced or revoked one. */
  find(refreshToken: string): { grant: Grant; token: RefreshToken } | undefined {
    const sha256 = hash(refreshToken)
    for (const grant of this.#byOriginJti.values()) {
      const token = grant.refreshTokens.find((candidate) => candidate.sha256 === sha256)
      if (token !== undefined) return { grant, token }
    }
    return undefined
  }

  /** @param lifetime how long the refresh token is valid, in milliseconds */
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

  /** Replaces `used` with a new refresh token of the same grant. */
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
    // ID and access tokens stay valid for at most a day after their grant ends.
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
