import type { UserPool } from '../UserPool.ts'
import type { User } from '../users/User.ts'

/** Sends a temporary password, in the words of the pool's template or AWS's. */
export function sendInvitation({ properties, environment }: UserPool, user: User, password: string): void {
  const {
    EmailSubject = 'Your temporary password',
    EmailMessage = 'Your username is {username} and temporary password is {####}.',
  } = properties.AdminCreateUserConfig.InviteMessageTemplate ?? {}
  environment.deliver({
    // Unlike AWS: a user without an email address gets the message too, under their username.
    to: user.attributes.email ?? user.username,
    subject: EmailSubject,
    text: EmailMessage.replaceAll('{username}', () => user.username).replaceAll('{####}', () => password),
  })
}
