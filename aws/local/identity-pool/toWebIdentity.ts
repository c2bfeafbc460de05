import type { WebIdentity } from '../../policy/session/WebIdentity.ts'
import { claimsWithoutTag, webIdentityOf } from '../../policy/session/webIdentityOf.ts'
import { NotEmulatedError } from '../NotEmulatedError.ts'
import type { IdentityPool } from './IdentityPool.ts'
import type { VerifiedLogin } from './verifyLogins.ts'

/**
 * Tells who a person with a verified token is to STS, principal tags ("attributes for access control") included.
 *
 * @throws NotEmulatedError for a tag from a claim that is no text, or longer than a tag may be
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/attributes-for-access-control.html
 */
export function toWebIdentity(
  identityId: string,
  { pool, provider, claims }: VerifiedLogin & { pool: IdentityPool },
): WebIdentity {
  const principalTags = pool.principalTags.get(provider.providerName) ?? new Map<string, string>()
  const [claim] = claimsWithoutTag({ claims, principalTags })
  if (claim !== undefined) {
    throw new NotEmulatedError(`a principal tag from the claim ${claim}, which is no text or too long`)
  }
  return webIdentityOf({
    identityId,
    identityPoolId: pool.id,
    provider: provider.providerName,
    claims,
    principalTags,
  })
}
