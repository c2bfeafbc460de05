import type { Config } from '../../contract/config.ts'
import { userPoolProvider } from '../../contract/userPoolProvider.ts'
import { deployAgain, type Finding } from './Check.ts'

type Cause = (config: Config) => Finding

/** The errors of AWS at a failed sign-in, and their causes. */
const causes: [says: RegExp, cause: Cause][] = [
  [
    /Token is not from a supported provider/,
    (config) => ({
      what: `The identity pool does not take tokens of the app client ${config.userPoolClientId} ("Token is not from a supported provider of this identity pool"): its provider is another user pool, or another client of this one`,
      fix: `Its provider has to be ${userPoolProvider(config)} with that client. ${deployAgain}`,
    }),
  ],
  [
    /Logins don't match/,
    (config) => ({
      what: `The identity pool knows no provider ${userPoolProvider(config)} ("Logins don't match"): the Region or the user pool in the provider's name is another, or the identity belongs to somebody else`,
      fix: `Compare the pool's provider with config.json, letter for letter. ${deployAgain}`,
    }),
  ],
  [
    /Issuer doesn't match providerName/,
    (config) => ({
      what: `The token is not of the user pool in ${userPoolProvider(config)}`,
      fix: 'userPoolId in config.json is not the pool in which people sign in: npm run deploy',
    }),
  ],
  [
    /InvalidIdentityPoolConfiguration|Check assigned IAM roles/,
    (config) => ({
      what: `The identity pool cannot take on a role for signed-in people ("Invalid identity pool configuration"): none is attached, or the role's trust policy does not let ${config.identityPoolId} in`,
      fix: `Attach the role, and compare cognito-identity.amazonaws.com:aud in its trust policy with that ID. ${deployAgain}`,
    }),
  ],
  [
    /(USER_SRP_AUTH|SRP).*not enabled/i,
    () => ({ what: 'The app client does not allow USER_SRP_AUTH', fix: deployAgain }),
  ],
  [
    /SECRET_HASH|secret hash/i,
    () => ({
      what: 'The app client has a secret, which a browser cannot keep',
      fix: 'Make a client without one (GenerateSecret: false) and name it in config.json',
    }),
  ],
  [
    /User pool client .* does not exist|User pool .* does not exist|IdentityPool '.*' not found/,
    () => ({ what: 'config.json names something that is not there', fix: 'Write it anew: npm run deploy' }),
  ],
  [
    /Incorrect username or password/,
    () => ({
      what: 'The test user’s name or password is wrong, which says nothing about the stack',
      fix: 'Try with a user whose password you know: --user NAME and DOCTOR_PASSWORD',
    }),
  ],
  [
    /has an authenticator app|has to add an authenticator app|has a temporary password/,
    () => ({
      what: 'The test user has to do more than give a password, which says nothing about the stack',
      fix: 'Try with a user who has chosen a password and has no authenticator app: --user NAME',
    }),
  ],
  [
    /Token expired/,
    () => ({
      what: 'The token was expired when it was made: this machine’s clock is wrong',
      fix: 'Set the clock',
    }),
  ],
]

/** Names the cause behind an error of the sign-in. The message of AWS hides it. */
export function causeOf(error: unknown, config: Config): Finding {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const cause = causes.find(([says]) => says.test(text))?.[1]
  return cause?.(config) ?? { what: `The sign-in failed. ${text}`, fix: 'AWS says no more than this' }
}
