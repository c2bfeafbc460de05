import type { User } from './User.ts'

/** The members about a user that GetUser, AdminGetUser and ListUsers share. */
export function describeUser(user: User, isVisible: (attribute: string) => boolean = () => true) {
  const attributes = Object.entries(user.attributes).filter(([name]) => isVisible(name))
  return [['sub', user.sub] as const, ...attributes].map(([Name, Value]) => ({ Name, Value }))
}
