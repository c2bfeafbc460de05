import * as v from 'valibot'
import { AwsError } from '../../AwsError.ts'
import { randomUuid } from '../../randomUuid.ts'
import { findUserPool, type UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { checkPassword } from '../passwords/checkPassword.ts'
import { generatePassword } from '../passwords/generatePassword.ts'
import { sendInvitation } from '../passwords/sendInvitation.ts'
import { type UserToBe, withPassword } from '../passwords/withPassword.ts'
import type { UserPool } from '../UserPool.ts'
import { describeUser } from '../users/describeUser.ts'
import { findUser } from '../users/findUser.ts'
import { parseAttributes } from '../users/parseAttributes.ts'

const schema = v.object({
  UserPoolId: members.userPoolId,
  Username: members.username,
  UserAttributes: v.optional(members.attributes, []),
  TemporaryPassword: v.optional(members.password),
  MessageAction: v.optional(v.picklist(['SUPPRESS', 'RESEND'])),
  // Unlike AWS: the default is EMAIL, which is printed in the terminal. There is no SMS.
  DesiredDeliveryMediums: v.optional(v.array(v.literal('EMAIL'))),
})

type Request = v.InferOutput<typeof schema>

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html */
export async function adminCreateUser(aws: UserPools, input: unknown): Promise<object> {
  const request = parseInput(schema, input)
  const pool = findUserPool(aws, request.UserPoolId)
  const password = request.TemporaryPassword ?? generatePassword(pool)
  checkPassword(pool, password)
  const person = request.MessageAction === 'RESEND' ? invitedAgain(pool, request) : newPerson(pool, request)
  const user = withPassword(pool, person, password, 'temporary')
  pool.users.save(user)
  if (request.MessageAction !== 'SUPPRESS') sendInvitation(pool, user, password)
  return {
    User: {
      Username: user.username,
      Attributes: describeUser(user),
      UserCreateDate: user.createdAt / 1000,
      UserLastModifiedDate: user.modifiedAt / 1000,
      Enabled: user.enabled,
      UserStatus: user.status,
    },
  }
}

function newPerson(pool: UserPool, { Username, UserAttributes }: Request): UserToBe {
  if (pool.users.find(Username) !== undefined) {
    throw new AwsError('UsernameExistsException', 'User account already exists')
  }
  const { now, randomBytes } = pool.environment
  return {
    username: pool.users.nameOf(Username),
    sub: randomUuid(randomBytes),
    attributes: parseAttributes(pool, UserAttributes),
    enabled: true,
    createdAt: now(),
    groups: [],
  }
}

function invitedAgain(pool: UserPool, { Username }: Request): UserToBe {
  const user = findUser(pool, Username)
  if (user.status !== 'FORCE_CHANGE_PASSWORD') {
    throw new AwsError(
      'UnsupportedUserStateException',
      'Resend not possible. User status is not FORCE_CHANGE_PASSWORD',
    )
  }
  return user
}
