import { AwsError } from './AwsError.ts'

/**
 * One page of a list, with the token for the next page. The last page has no token. The token is opaque, as AWS's is.
 *
 * @throws AwsError InvalidParameterException for a token that this function did not make
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
