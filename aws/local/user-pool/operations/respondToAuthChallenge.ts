import * as v from 'valibot'
import { NotEmulatedError } from '../../NotEmulatedError.ts'
import { findClient } from '../input/findClient.ts'
import type { UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { answerMfaSetup } from '../sign-in/answerMfaSetup.ts'
import { answerNewPassword } from '../sign-in/answerNewPassword.ts'
import { answerPasswordVerifier } from '../sign-in/answerPasswordVerifier.ts'
import { answerSoftwareToken } from '../sign-in/answerSoftwareToken.ts'

const schema = v.object({
  ChallengeName: v.picklist([
    'ADMIN_NO_SRP_AUTH',
    'CUSTOM_CHALLENGE',
    'DEVICE_PASSWORD_VERIFIER',
    'DEVICE_SRP_AUTH',
    'EMAIL_OTP',
    'MFA_SETUP',
    'NEW_PASSWORD_REQUIRED',
    'PASSWORD',
    'PASSWORD_SRP',
    'PASSWORD_VERIFIER',
    'SELECT_CHALLENGE',
    'SELECT_MFA_TYPE',
    'SMS_MFA',
    'SMS_OTP',
    'SOFTWARE_TOKEN_MFA',
    'WEB_AUTHN',
  ]),
  ClientId: members.clientId,
  ChallengeResponses: v.optional(members.parameters, {}),
  Session: v.optional(members.session),
})

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html */
export async function respondToAuthChallenge(aws: UserPools, input: unknown): Promise<object> {
  const { ChallengeName, ClientId, ChallengeResponses, Session } = parseInput(schema, input)
  const answer = { ...findClient(aws, ClientId), session: Session, responses: ChallengeResponses }
  switch (ChallengeName) {
    case 'PASSWORD_VERIFIER':
      return answerPasswordVerifier(answer)
    case 'NEW_PASSWORD_REQUIRED':
      return answerNewPassword(answer)
    case 'SOFTWARE_TOKEN_MFA':
      return answerSoftwareToken(answer)
    case 'MFA_SETUP':
      return answerMfaSetup(answer)
    default:
      throw new NotEmulatedError(`the challenge ${ChallengeName}`)
  }
}
