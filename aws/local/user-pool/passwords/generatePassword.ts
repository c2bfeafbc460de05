import { randomText } from '../../randomText.ts'
import type { UserPool } from '../UserPool.ts'

const kinds = ['abcdefghijkmnopqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!@#%^*-_+=']

/** A temporary password that any policy accepts: long enough, with characters of every kind. */
export function generatePassword({ properties, environment }: UserPool): string {
  const length = Math.max(16, properties.Policies.PasswordPolicy.MinimumLength)
  const ofKind = (alphabet: string, count: number) => randomText(environment.randomBytes, alphabet, count)
  return kinds.map((kind) => ofKind(kind, 2)).join('') + ofKind(kinds.join(''), length - 2 * kinds.length)
}
