import type { UserPool } from '../UserPool.ts'
import type { User } from '../users/User.ts'

/** Sends a temporary password, with the pool's message or AWS's default. */
export function sendInvitation({ properties, environment }: UserPool, user: User, password: string): void {
  const {
    EmailSubject = 'Your temporary password',
    EmailMessage = 'Your username is {username} and temporary password is {####}.',
  } = properties.AdminCreateUserConfig.InviteMessageTemplate ?? {}
  environment.deliver({
    // Unlike AWS: a user without an email address gets a message too, addressed to the username.
    to: user.attributes.email ?? user.username,
    subject: EmailSubject,
    text: EmailMessage.replaceAll('{username}', () => user.username).replaceAll('{####}', () => password),
  })
}
