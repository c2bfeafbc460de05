import { NotEmulatedError } from '../NotEmulatedError.ts'
import type { IdentityPool } from './IdentityPool.ts'
import type { VerifiedLogin } from './verifyLogins.ts'

/** STS's limit, in characters. */
const longest = 256

/**
 * The tags that an identity pool makes of a verified token's claims ("attributes for access control"), name to value.
 * A claim that the token does not have makes no tag.
 *
 * @throws NotEmulatedError for a claim that is no text, or longer than a tag may be
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/attributes-for-access-control.html
 */
export function principalTags(
  pool: IdentityPool,
  { provider, claims }: Pick<VerifiedLogin, 'provider' | 'claims'>,
): ReadonlyMap<string, string> {
  const mapped = [...(pool.principalTags.get(provider.providerName) ?? [])]
  return new Map(
    mapped.flatMap(([tag, claim]): [string, string][] => {
      const value = Object.hasOwn(claims, claim) ? claims[claim] : undefined
      if (value === undefined || value === '') return []
      if (typeof value !== 'string' || value.length > longest) {
        throw new NotEmulatedError(`a principal tag from the claim ${claim}, which is no text or too long`)
      }
      return [[tag, value]]
    }),
  )
}
