import type { AnswerAtBest } from '../notEmulated.ts'
import type { UserPools } from './input/findUserPool.ts'
import { notEmulatedOperations } from './notEmulatedOperations.ts'
import { adminAddUserToGroup } from './operations/adminAddUserToGroup.ts'
import { adminCreateUser } from './operations/adminCreateUser.ts'
import { adminDeleteSoftwareToken } from './operations/adminDeleteSoftwareToken.ts'
import { adminDeleteUser } from './operations/adminDeleteUser.ts'
import { adminDisableUser } from './operations/adminDisableUser.ts'
import { adminEnableUser } from './operations/adminEnableUser.ts'
import { adminGetUser } from './operations/adminGetUser.ts'
import { adminListGroupsForUser } from './operations/adminListGroupsForUser.ts'
import { adminRemoveUserFromGroup } from './operations/adminRemoveUserFromGroup.ts'
import { adminResetUserPassword } from './operations/adminResetUserPassword.ts'
import { adminSetUserPassword } from './operations/adminSetUserPassword.ts'
import { adminUpdateUserAttributes } from './operations/adminUpdateUserAttributes.ts'
import { adminUserGlobalSignOut } from './operations/adminUserGlobalSignOut.ts'
import { associateSoftwareToken } from './operations/associateSoftwareToken.ts'
import { changePassword } from './operations/changePassword.ts'
import { confirmForgotPassword } from './operations/confirmForgotPassword.ts'
import { describeUserPool } from './operations/describeUserPool.ts'
import { describeUserPoolClient } from './operations/describeUserPoolClient.ts'
import { forgotPassword } from './operations/forgotPassword.ts'
import { getGroup } from './operations/getGroup.ts'
import { getTokensFromRefreshToken } from './operations/getTokensFromRefreshToken.ts'
import { getUser } from './operations/getUser.ts'
import { getUserPoolMfaConfig } from './operations/getUserPoolMfaConfig.ts'
import { globalSignOut } from './operations/globalSignOut.ts'
import { initiateAuth } from './operations/initiateAuth.ts'
import { listGroups } from './operations/listGroups.ts'
import { listUserPoolClients } from './operations/listUserPoolClients.ts'
import { listUserPools } from './operations/listUserPools.ts'
import { listUsers } from './operations/listUsers.ts'
import { listUsersInGroup } from './operations/listUsersInGroup.ts'
import { respondToAuthChallenge } from './operations/respondToAuthChallenge.ts'
import { revokeToken } from './operations/revokeToken.ts'
import { setUserMfaPreference } from './operations/setUserMfaPreference.ts'
import { signUp } from './operations/signUp.ts'
import { updateUserAttributes } from './operations/updateUserAttributes.ts'
import { verifySoftwareToken } from './operations/verifySoftwareToken.ts'

export interface UserPoolOperation {
  /**
   * `public`: the input proves who calls, with a token or a password. `operator`: the operator's key must sign the
   * request.
   */
  access: 'public' | 'operator'
  /** Set for an operation that never answers as AWS does: it is refused in AWS's words, or is not emulated. */
  answersAtBest?: AnswerAtBest
  /** @throws AwsError, NotEmulatedError */
  run(aws: UserPools, input: unknown): Promise<object>
}

/** Every operation of the user pool, by the name in `X-Amz-Target`. */
export const userPoolOperations: ReadonlyMap<string, UserPoolOperation> = new Map<string, UserPoolOperation>([
  ['InitiateAuth', { access: 'public', run: initiateAuth }],
  ['RespondToAuthChallenge', { access: 'public', run: respondToAuthChallenge }],
  ['GetTokensFromRefreshToken', { access: 'public', run: getTokensFromRefreshToken }],
  ['RevokeToken', { access: 'public', run: revokeToken }],
  ['GlobalSignOut', { access: 'public', run: globalSignOut }],
  ['GetUser', { access: 'public', run: getUser }],
  ['UpdateUserAttributes', { access: 'public', run: updateUserAttributes }],
  ['ChangePassword', { access: 'public', run: changePassword }],
  ['ForgotPassword', { access: 'public', run: forgotPassword }],
  ['ConfirmForgotPassword', { access: 'public', run: confirmForgotPassword }],
  ['AssociateSoftwareToken', { access: 'public', run: associateSoftwareToken }],
  ['VerifySoftwareToken', { access: 'public', run: verifySoftwareToken }],
  ['SetUserMFAPreference', { access: 'public', run: setUserMfaPreference }],
  ['SignUp', { access: 'public', answersAtBest: 'refusal', run: signUp }],
  ['AdminCreateUser', { access: 'operator', run: adminCreateUser }],
  ['AdminSetUserPassword', { access: 'operator', run: adminSetUserPassword }],
  ['AdminResetUserPassword', { access: 'operator', run: adminResetUserPassword }],
  ['AdminGetUser', { access: 'operator', run: adminGetUser }],
  ['AdminAddUserToGroup', { access: 'operator', run: adminAddUserToGroup }],
  ['AdminRemoveUserFromGroup', { access: 'operator', run: adminRemoveUserFromGroup }],
  ['AdminDisableUser', { access: 'operator', run: adminDisableUser }],
  ['AdminEnableUser', { access: 'operator', run: adminEnableUser }],
  ['AdminDeleteUser', { access: 'operator', run: adminDeleteUser }],
  ['AdminDeleteSoftwareToken', { access: 'operator', run: adminDeleteSoftwareToken }],
  ['AdminUserGlobalSignOut', { access: 'operator', run: adminUserGlobalSignOut }],
  ['ListUsers', { access: 'operator', run: listUsers }],
  ['AdminListGroupsForUser', { access: 'operator', run: adminListGroupsForUser }],
  ['AdminUpdateUserAttributes', { access: 'operator', run: adminUpdateUserAttributes }],
  ['DescribeUserPool', { access: 'operator', run: describeUserPool }],
  ['DescribeUserPoolClient', { access: 'operator', run: describeUserPoolClient }],
  ['GetGroup', { access: 'operator', run: getGroup }],
  ['GetUserPoolMfaConfig', { access: 'operator', run: getUserPoolMfaConfig }],
  ['ListGroups', { access: 'operator', run: listGroups }],
  ['ListUserPoolClients', { access: 'operator', run: listUserPoolClients }],
  ['ListUserPools', { access: 'operator', run: listUserPools }],
  ['ListUsersInGroup', { access: 'operator', run: listUsersInGroup }],
  ...notEmulatedOperations,
])
