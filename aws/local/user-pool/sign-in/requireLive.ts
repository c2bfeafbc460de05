import { notAuthorized } from '../notAuthorized.ts'
import type { Lookup } from './SingleUse.ts'

/** The value of a valid Session or SECRET_BLOCK. @throws AwsError NotAuthorizedException */
export function requireLive<T>(found: Lookup<T>): T {
  switch (found.is) {
    case 'live':
      return found.value
    case 'unknown':
      throw notAuthorized('Invalid session for the user.')
    case 'expired':
      throw notAuthorized('Invalid session for the user, session is expired.')
    case 'used':
      throw notAuthorized('Invalid session for the user, session can only be used once.')
  }
}
