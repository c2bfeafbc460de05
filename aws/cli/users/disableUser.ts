import {
  AdminDisableUserCommand,
  AdminUserGlobalSignOutCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'

/**
 * Lets somebody no longer sign in, and ends the sessions that they have. AWS credentials that were issued already
 * live on to their end, an hour at most.
 *
 * @throws what AWS answers; Error saying so when it did only the first of the two
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDisableUser.html
 */
export async function disableUser(
  pool: CognitoIdentityProviderClient,
  userPoolId: string,
  username: string,
): Promise<void> {
  const user = { UserPoolId: userPoolId, Username: username }
  await pool.send(new AdminDisableUserCommand(user))
  await pool.send(new AdminUserGlobalSignOutCommand(user)).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : error
    throw new Error(
      `${username} can no longer sign in, but goes on where they are signed in: ${why}\nRun this again.`,
    )
  })
}
