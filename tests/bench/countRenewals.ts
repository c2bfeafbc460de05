import { fromCognitoIdentityPool } from '@aws-sdk/credential-providers'
import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
  type ICognitoStorage,
} from 'amazon-cognito-identity-js'
import { type Config, parseConfig } from '../../aws/contract/config.ts'
import { serveOnLoopback } from '../../aws/local/host/serveOnLoopback.ts'
import { startLocalAws } from '../../aws/local/startLocalAws.ts'
import people from '../../aws/seed/people.json' with { type: 'json' }
import { demoPassword as password, seedDemo } from '../../aws/seed/seedDemo.ts'
import { createCredentials } from '../../src/aws/identity-pool/createCredentials.ts'
import { getIdentityId } from '../../src/aws/identity-pool/getIdentityId.ts'
import { createSession } from '../../src/session/createSession.ts'
import { countCalls } from '../support/countCalls.ts'
import { openTestTab } from '../support/openTestTab.ts'
import { templateWith } from '../support/templateWith.ts'

/** The calls to the pools while a user stays signed in. */
export interface Renewals {
  /** GetId when the AWS credentials are renewed. */
  getId: number
  /** Token refreshes when several calls need a token at once and the old one has expired. */
  tokenRefreshes: number
}

const username = 'office-north'
const refreshes = ['InitiateAuth', 'GetTokensFromRefreshToken']
/** The lifetime of a token, in milliseconds. */
const twoHours = 7_200_000

/** A signed-in user, of the app or of the series' page. */
interface Subject {
  /** Renews the AWS credentials. */
  renewCredentials(): Promise<unknown>
  /** Asks for a valid token. */
  needToken(): Promise<unknown>
}

type SignIn = (config: Config, clock: { ahead: number }) => Promise<Subject>

/**
 * Counts the renewals of both, over HTTP, each against a local AWS of its own.
 *
 * @param needs how many calls need a token at the same time
 */
export async function countRenewals(needs: number): Promise<{ app: Renewals; baseline: Renewals }> {
  // cognito-js does not support refresh tokens that are valid for one refresh.
  const forTheSeries = templateWith(
    /- ALLOW_USER_SRP_AUTH\n[\s\S]*?RetryGracePeriodSeconds: 60\n/g,
    '- ALLOW_USER_SRP_AUTH\n        - ALLOW_REFRESH_TOKEN_AUTH\n',
  )
  return {
    app: await count(signInToApp, needs, {}),
    baseline: await count(signInToBaseline, needs, { template: forTheSeries }),
  }
}

async function count(signIn: SignIn, needs: number, settings: { template?: string }): Promise<Renewals> {
  const clock = { ahead: 0 }
  const aws = await startLocalAws({
    ...settings,
    report() {},
    deliver() {},
    now: () => Date.now() + clock.ahead,
  })
  await seedDemo(
    aws,
    people.filter((person) => person.username === username),
  )
  const served = await serveOnLoopback(aws)
  const result = parseConfig(served.config)
  if (!result.ok) throw new Error('the local AWS has no configuration')
  const calls = countCalls()
  const during = async (operations: readonly string[], act: () => Promise<unknown>) => {
    const soFar = () => operations.reduce((sum, operation) => sum + (calls.counts[operation] ?? 0), 0)
    const before = soFar()
    await act()
    return soFar() - before
  }
  const { renewCredentials, needToken } = await signIn(result.config, clock)
  const getId = await during(['GetId'], renewCredentials)
  clock.ahead = twoHours
  const tokenRefreshes = await during(refreshes, () => Promise.all(Array.from({ length: needs }, needToken)))
  calls.stop()
  await served.close()
  await aws.close()
  return { getId, tokenRefreshes }
}

const signInToApp: SignIn = async (config, clock) => {
  const session = createSession(config, { ...openTestTab(), now: () => Date.now() + clock.ahead })
  await session.signIn({ username, password })
  const state = session.getState()
  if (state.is !== 'signed-in') throw new Error('the app did not sign in')
  const { getIdToken, signal } = state.account
  const identityId = await getIdentityId({ config, getIdToken, signal })
  const provider = createCredentials({ config, identityId, getIdToken, onUnknownIdentity() {} })
  await provider()
  return { renewCredentials: () => provider(), needToken: getIdToken }
}

const signInToBaseline: SignIn = async (config, clock) => {
  const { region, identityPoolId, userPoolId, userPoolClientId: ClientId, endpoint } = config
  const kept = new Map<string, string>()
  const Storage: ICognitoStorage = {
    // The package reads only this machine's clock, and stores by how many seconds it is wrong.
    getItem: (key) => (key.endsWith('.clockDrift') ? String(-clock.ahead / 1000) : (kept.get(key) ?? null)),
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  }
  const Pool = new CognitoUserPool({
    UserPoolId: userPoolId,
    ClientId,
    Storage,
    ...(endpoint && { endpoint }),
  })
  const openUser = () => new CognitoUser({ Username: username, Pool, Storage })
  const details = new AuthenticationDetails({ Username: username, Password: password })
  await new Promise((onSuccess, onFailure) => openUser().authenticateUser(details, { onSuccess, onFailure }))
  const provider = fromCognitoIdentityPool({
    clientConfig: { region, ...(endpoint && { endpoint }) },
    identityPoolId,
    logins: { [`cognito-idp.${region}.amazonaws.com/${userPoolId}`]: await tokenOf(openUser()) },
  })
  await provider()
  const user = openUser()
  return { renewCredentials: () => provider(), needToken: () => tokenOf(user) }
}

function tokenOf(user: CognitoUser): Promise<string> {
  return new Promise((resolve, reject) =>
    user.getSession((error: Error | null, session: CognitoUserSession | null) =>
      session === null ? reject(error) : resolve(session.getIdToken().getJwtToken()),
    ),
  )
}
