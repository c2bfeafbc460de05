import { Places } from './read/Places.ts'
import { viewPolicy } from './viewPolicy.ts'
import { webIdentityStatements } from './webIdentityStatements.ts'

/** Whether a trust policy lets users of an identity pool assume its role. */
export function isTrustOfPeople(document: unknown): boolean {
  if (document === undefined) return false
  const trust = viewPolicy({
    name: 'trust',
    kind: 'trust',
    document,
    isFragment: false,
    places: new Places(),
    offset: 0,
    writing: { language: 'json', variable: 'plain' },
  })
  return webIdentityStatements(trust).length > 0
}

/** The trust policies to judge a policy by, of all its roles: each one that lets people in, or else the first one. */
export function mostOpenTrusts(trusts: readonly unknown[]): readonly unknown[] {
  const ofPeople = trusts.filter(isTrustOfPeople)
  return ofPeople.length > 0 ? ofPeople : trusts.slice(0, 1)
}
