import { issueTokens } from '../tokens/issueTokens.ts'
import type { UserPool } from '../UserPool.ts'
import type { UserPoolClient } from '../UserPoolClient.ts'
import type { User } from '../users/User.ts'
import type { AuthSession } from './AuthSession.ts'
import { evidenceOf } from './evidenceOf.ts'

/** The proofs that the user has given so far in this sign-in. */
export type Shown = 'password' | 'password-and-code'

/**
 * The next challenge of a sign-in, or the tokens at its end. When this returns, all changes are stored, so that the
 * caller can use up the Session.
 *
 * @throws NotKeptError at once
 */
export function continueSignIn(
  pool: UserPool,
  client: UserPoolClient,
  user: User,
  shown: Shown,
): Promise<object> {
  const step = nextStep(pool, user, shown)
  if (step === 'tokens') {
    const issued = pool.grants.start(user.sub, client.clientId, client.refreshTokenLifetime)
    pool.signInAttempts.succeed(user.username)
    return issueTokens(pool, client, user, issued).then((tokens) => ({
      ChallengeParameters: {},
      AuthenticationResult: tokens,
    }))
  }
  const { clientId } = client
  const session: AuthSession = { is: step, clientId, sub: user.sub, evidence: evidenceOf(user) }
  return Promise.resolve({
    ...describeChallenge(step, user),
    Session: pool.sessions.issue(session, client.authSessionMinutes),
  })
}

type Step = 'new-password-required' | 'code-required' | 'mfa-setup' | 'tokens'

function nextStep({ properties }: UserPool, user: User, shown: Shown): Step {
  if (user.status === 'FORCE_CHANGE_PASSWORD') return 'new-password-required'
  if (shown === 'password-and-code') return 'tokens'
  switch (properties.MfaConfiguration) {
    case 'OFF':
      return 'tokens'
    case 'OPTIONAL':
      return user.mfa?.enabled === true ? 'code-required' : 'tokens'
    case 'ON':
      return user.softwareToken === undefined ? 'mfa-setup' : 'code-required'
  }
}

function describeChallenge(step: Exclude<Step, 'tokens'>, user: User) {
  const common = { USER_ID_FOR_SRP: user.username }
  switch (step) {
    case 'new-password-required':
      return {
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        ChallengeParameters: {
          ...common,
          requiredAttributes: '[]',
          userAttributes: JSON.stringify(user.attributes),
        },
      }
    case 'code-required': {
      const { friendlyDeviceName } = user.softwareToken ?? {}
      return {
        ChallengeName: 'SOFTWARE_TOKEN_MFA',
        ChallengeParameters: {
          ...common,
          ...(friendlyDeviceName === undefined ? {} : { FRIENDLY_DEVICE_NAME: friendlyDeviceName }),
        },
      }
    }
    case 'mfa-setup':
      return {
        ChallengeName: 'MFA_SETUP',
        ChallengeParameters: { ...common, MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
      }
  }
}
