import { checkPassword } from '../passwords/checkPassword.ts'
import { refuseEarlierPassword } from '../passwords/refuseEarlierPassword.ts'
import { withPassword } from '../passwords/withPassword.ts'
import { writeAttributes } from '../users/writeAttributes.ts'
import { answeredSession } from './answeredSession.ts'
import type { ChallengeAnswer } from './ChallengeAnswer.ts'
import { continueSignIn } from './continueSignIn.ts'
import { requireParameter } from './requireParameter.ts'

const attributePrefix = 'userAttributes.'

/**
 * NEW_PASSWORD_REQUIRED: the user replaces a temporary password. If the policy refuses the password, the Session
 * stays valid for another try.
 *
 * @throws AwsError NotAuthorizedException, InvalidPasswordException, InvalidParameterException
 */
export async function answerNewPassword(answer: ChallengeAnswer): Promise<object> {
  const { pool, client, responses } = answer
  const newPassword = requireParameter(responses, 'NEW_PASSWORD')
  const { handle, user } = answeredSession(answer, 'new-password-required')
  checkPassword(pool, newPassword)
  refuseEarlierPassword(pool, user, newPassword)
  const attributes = Object.entries(responses)
    .filter(([name]) => name.startsWith(attributePrefix))
    .map(([name, Value]) => ({ Name: name.slice(attributePrefix.length), Value }))
  const changed = attributes.length === 0 ? user : writeAttributes(pool, client, user, attributes)
  const confirmed = withPassword(pool, changed, newPassword, 'permanent')
  pool.users.save(confirmed)
  pool.sessions.use(handle)
  return continueSignIn(pool, client, confirmed, 'password')
}
