import type { User } from './state/User.ts'
import type { UserPool } from './UserPool.ts'

/** Sends a temporary password, in the words of the pool's template or AWS's. */
export function sendInvitation({ properties, surroundings }: UserPool, user: User, password: string): void {
  const {
    EmailSubject = 'Your temporary password',
    EmailMessage = 'Your username is {username} and temporary password is {####}.',
  } = properties.AdminCreateUserConfig.InviteMessageTemplate ?? {}
  surroundings.deliver({
    // Unlike AWS: somebody without an email address gets the message too, under their username.
    to: user.attributes.email ?? user.username,
    subject: EmailSubject,
    text: EmailMessage.replaceAll('{username}', () => user.username).replaceAll('{####}', () => password),
  })
}
