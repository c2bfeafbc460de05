import { AwsError } from './AwsError.ts'

/**
 * One page of a list, and the token that asks for the next; no token after the last. The token is opaque to callers
 * as AWS's is.
 *
 * @throws AwsError InvalidParameterException for a token that is none
 */
export function pageOf<Item>(
  all: readonly Item[],
  { limit, token }: { limit: number; token: string | undefined },
): { page: readonly Item[]; next: string | undefined } {
  const start = token === undefined ? 0 : Number(token)
  if (!/^\d*$/.test(token ?? '') || !Number.isSafeInteger(start)) {
    throw new AwsError('InvalidParameterException', 'Invalid pagination token')
  }
  const end = start + limit
  return { page: all.slice(start, end), next: end < all.length ? String(end) : undefined }
}
