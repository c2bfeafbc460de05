/**
 * Whether a role may be for people of an identity pool, by its trust policy. A trust policy that is not known, or that
 * names a value from elsewhere, does not rule it out.
 */
export function mayBeForPeople(trust: unknown): boolean {
  return trust === undefined || /cognito-identity|"\*"|<(var|local|each|module)\./.test(JSON.stringify(trust))
}
