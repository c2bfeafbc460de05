import type { User } from './User.ts'

/** The members about a user that GetUser, AdminGetUser and ListUsers share. */
export function describeUser(user: User, isVisible: (attribute: string) => boolean = () => true) {
  const attributes = Object.entries(user.attributes).filter(([name]) => isVisible(name))
  return [['sub', user.sub] as const, ...attributes].map(([Name, Value]) => ({ Name, Value }))
}

/** A user in the lists of users. */
export function listedUser(user: User, isAsked: (attribute: string) => boolean = () => true) {
  return {
    Username: user.username,
    Attributes: describeUser(user).filter(({ Name }) => isAsked(Name)),
    UserCreateDate: user.createdAt / 1000,
    UserLastModifiedDate: user.modifiedAt / 1000,
    Enabled: user.enabled,
    UserStatus: user.status,
  }
}
