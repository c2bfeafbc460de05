/** The IDs that users confuse with each other. */
export interface KnownIds {
  region: string
  identityId: string
  /** The user pool's. */
  sub: string
  identityPoolId: string
  /** The other users that the app knows, by the `userId` of their rows. */
  others: readonly { username: string; partition: string }[]
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Names an ID with words that end a sentence: "your user-pool sub", "your identity ID without its Region". Undefined
 * for a text that is no ID at all.
 */
export function nameOfId(id: string, known: KnownIds): string | undefined {
  const { region, identityId, sub, identityPoolId, others } = known
  const exact: readonly (readonly [id: string, name: string])[] = [
    [identityId, 'your identity ID'],
    [sub, 'your user-pool sub'],
    [identityPoolId, 'the identity pool’s ID'],
    ...others.map(({ username, partition }) => [partition, `the key of ${username}`] as const),
    [withoutRegion(identityId), 'your identity ID without its Region'],
    [withoutRegion(identityPoolId), 'the identity pool’s ID without its Region'],
  ]
  const found = exact.find(([one]) => one === id)
  if (found !== undefined) return found[1]

  const alike = exact.find(([one]) => one.toLowerCase() === id.toLowerCase())
  if (alike !== undefined) return `${alike[1]} in other capitals`
  const longer = exact.find(([one]) => id.trim() === one || id.startsWith(one))
  if (longer !== undefined) return `${longer[1]} with more text around it`

  const prefix = id.slice(0, -withoutRegion(id).length)
  if (!uuid.test(withoutRegion(id))) return undefined
  if (withoutRegion(id) === withoutRegion(identityId)) return 'your identity ID behind another Region'
  if (prefix === '') return 'a bare UUID that is not yours'
  return prefix === `${region}:` ? 'the identity ID of somebody else' : 'an identity ID of another Region'
}

/** `eu-central-1:6f8d…` → `6f8d…`. */
function withoutRegion(id: string): string {
  return id.slice(id.indexOf(':') + 1)
}
