import { cognitoSignIn } from '../../contract/userPoolProvider.ts'
import type { WebIdentity } from './WebIdentity.ts'

/** A person who signed in at an identity pool with a token of a user pool. */
export interface SignedIn {
  identityId: string
  identityPoolId: string
  /** `cognito-idp.REGION.amazonaws.com/USER_POOL_ID` */
  provider: string
  /** Of the ID token. */
  claims: Readonly<Record<string, unknown>>
  /** Which claim becomes which tag of the session: tag to claim. */
  principalTags: ReadonlyMap<string, string>
}

/** STS's limit for the value of a tag, in characters. */
const longest = 256

/**
 * Makes the claims by which STS knows a user.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
 */
export function webIdentityOf({
  identityId,
  identityPoolId,
  provider,
  claims,
  principalTags,
}: SignedIn): WebIdentity {
  return {
    sub: identityId,
    aud: identityPoolId,
    amr: ['authenticated', provider, cognitoSignIn(provider, String(claims.sub))],
    tags: new Map(
      [...principalTags].flatMap(([tag, claim]): [string, string][] => {
        const value = claimOf(claims, claim)
        return typeof value === 'string' && value.length <= longest ? [[tag, value]] : []
      }),
    ),
  }
}

/** The claims that cannot become a tag: a value that is no text, or that is too long. An absent or empty one makes no tag. */
export function claimsWithoutTag({
  claims,
  principalTags,
}: Pick<SignedIn, 'claims' | 'principalTags'>): string[] {
  return [...principalTags.values()].filter((claim) => {
    const value = claimOf(claims, claim)
    return value !== undefined && (typeof value !== 'string' || value.length > longest)
  })
}

function claimOf(claims: SignedIn['claims'], claim: string): unknown {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : undefined
  return value === '' ? undefined : value
}
