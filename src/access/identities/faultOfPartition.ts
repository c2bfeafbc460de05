import type { Config } from '../../../aws/contract/config.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The reason why no user can have a key of this form; null for a key that a user may have. */
export function faultOfPartition(
  userId: string,
  { region, identityPoolId, partitionKey }: Pick<Config, 'region' | 'identityPoolId' | 'partitionKey'>,
): string | null {
  if (userId === identityPoolId) return 'the ID of the identity pool, not of a user'
  const colon = userId.indexOf(':')
  const prefix = userId.slice(0, Math.max(0, colon))
  if (!uuid.test(userId.slice(colon + 1))) return 'not an ID'
  if (partitionKey === 'principal-tag') {
    return colon < 0 ? null : 'an identity ID, where the policy compares the user pool’s sub'
  }
  if (colon < 0) return `a bare UUID: a sub, or an identity ID without ${region}:`
  return prefix === region ? null : `of another Region than ${region}`
}
