import {
  type CognitoIdentityProviderClient,
  paginateListUsers,
} from '@aws-sdk/client-cognito-identity-provider'

export interface ListedUser {
  username: string
  /** Such as `CONFIRMED`, or `FORCE_CHANGE_PASSWORD` before the first sign-in. */
  status: string
  enabled: boolean
}

/** Everybody in the pool. */
export async function listUsers(
  pool: CognitoIdentityProviderClient,
  userPoolId: string,
): Promise<ListedUser[]> {
  const users: ListedUser[] = []
  for await (const { Users = [] } of paginateListUsers({ client: pool }, { UserPoolId: userPoolId })) {
    for (const { Username = '', UserStatus = '', Enabled = false } of Users) {
      users.push({ username: Username, status: UserStatus, enabled: Enabled })
    }
  }
  return users
}
