import {
  AdminDisableUserCommand,
  AdminUserGlobalSignOutCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'

/**
 * Lets somebody no longer sign in, and ends the sessions that they have. AWS credentials that were issued already
 * live on to their end, an hour at most.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDisableUser.html
 */
export async function disableUser(
  pool: CognitoIdentityProviderClient,
  userPoolId: string,
  username: string,
): Promise<void> {
  const user = { UserPoolId: userPoolId, Username: username }
  await pool.send(new AdminDisableUserCommand(user))
  await pool.send(new AdminUserGlobalSignOutCommand(user))
}
