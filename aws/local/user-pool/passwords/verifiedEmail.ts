import type { User } from '../users/User.ts'

/** The user's email address, if it is verified. */
export function verifiedEmail({ attributes }: User): string | undefined {
  return attributes.email_verified === 'true' ? attributes.email : undefined
}
