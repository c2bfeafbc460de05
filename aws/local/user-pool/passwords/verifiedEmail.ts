import type { User } from '../users/User.ts'

/** The email address that is known to be the user's. */
export function verifiedEmail({ attributes }: User): string | undefined {
  return attributes.email_verified === 'true' ? attributes.email : undefined
}
