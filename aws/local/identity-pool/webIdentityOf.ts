import type { IdentityPool } from './IdentityPool.ts'
import { principalTags } from './principalTags.ts'
import type { VerifiedLogin } from './verifyLogins.ts'

/** Who somebody is to STS: what the identity pool's own token says, whether or not anybody sees that token. */
export interface WebIdentity {
  /** The identity ID. */
  sub: string
  /** The identity pool. */
  aud: string
  /** How they signed in. */
  amr: readonly string[]
  /** Tags of the session, name to value. */
  tags: ReadonlyMap<string, string>
}

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html */
export function webIdentityOf(
  identityId: string,
  verified: VerifiedLogin & { pool: IdentityPool },
): WebIdentity {
  const { pool, provider, login } = verified
  return {
    sub: identityId,
    aud: pool.id,
    amr: ['authenticated', provider.providerName, login],
    tags: principalTags(pool, verified),
  }
}
