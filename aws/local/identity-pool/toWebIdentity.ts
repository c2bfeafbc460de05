import type { WebIdentity } from '../../policy/session/WebIdentity.ts'
import { claimsWithoutTag, webIdentityOf } from '../../policy/session/webIdentityOf.ts'
import { NotEmulatedError } from '../NotEmulatedError.ts'
import type { IdentityPool } from './IdentityPool.ts'
import type { VerifiedLogin } from './verifyLogins.ts'

/**
 * Describes the holder of a verified token to STS, with principal tags ("attributes for access control").
 *
 * @throws NotEmulatedError for a tag from a claim that is not text or is too long for a tag
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/attributes-for-access-control.html
 */
export function toWebIdentity(
  identityId: string,
  { pool, provider, claims }: VerifiedLogin & { pool: IdentityPool },
): WebIdentity {
  const principalTags = pool.principalTags.get(provider.providerName) ?? new Map<string, string>()
  const [claim] = claimsWithoutTag({ claims, principalTags })
  if (claim !== undefined) {
    throw new NotEmulatedError(`a principal tag from the claim ${claim}, which is not text or is too long`)
  }
  return webIdentityOf({
    identityId,
    identityPoolId: pool.id,
    provider: provider.providerName,
    claims,
    principalTags,
  })
}
