import type { CognitoUser } from 'amazon-cognito-identity-js'
import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { authenticate, cognitoUser, type Progress, progress, signIn } from '../../support/cognitoUser.ts'
import {
  administer,
  callAsClient,
  createPerson,
  guessPassword,
  password,
} from '../../support/userPoolCaller.ts'
import { type UserPoolServer, userPoolServer } from '../../support/userPoolServer.ts'

let server: UserPoolServer
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 3, 9, 5, 0) })
})
afterEach(async () => {
  vi.useRealTimers()
  await server.close()
})

async function serve(MfaConfiguration: 'OPTIONAL' | 'ON') {
  server = await userPoolServer({ pool: { MfaConfiguration, EnabledMfas: ['SOFTWARE_TOKEN_MFA'] } })
  await createPerson(server, 'ana')
}

function passSeconds(seconds: number) {
  vi.setSystemTime(Date.now() + seconds * 1000)
}

/** An authenticator app of another library. */
const authenticator = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) })
const otherThan = (code: string) => (code === '000000' ? '000001' : '000000')

function associate(user: CognitoUser): Promise<string> {
  return new Promise((resolve, reject) => {
    user.associateSoftwareToken({ associateSecretCode: resolve, onFailure: reject })
  })
}

function verify(user: CognitoUser, code: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    user.verifySoftwareToken(code, 'phone', { onSuccess: resolve, onFailure: reject })
  })
}

function preferSoftwareToken(user: CognitoUser): Promise<unknown> {
  const settings = { Enabled: true, PreferredMfa: true }
  return new Promise((resolve, reject) => {
    user.setUserMfaPreference(null, settings, (error, result) => (error ? reject(error) : resolve(result)))
  })
}

function sendCode(user: CognitoUser, code: string): Promise<Progress> {
  return progress((callbacks) => user.sendMFACode(code, callbacks, 'SOFTWARE_TOKEN_MFA'))
}

describe('in a pool where it is optional', () => {
  /** A user with an authenticator app, half a minute after its first code. */
  async function enrol() {
    await serve('OPTIONAL')
    const { user, accessToken } = await signIn(server, 'ana', password)
    const secret = await associate(user)
    const app = authenticator(secret)
    await verify(user, app.generate())
    await preferSoftwareToken(user)
    passSeconds(30)
    return { app, accessToken, secret }
  }

  test('a user who enrols is asked for a code from then on', async () => {
    const { app, accessToken, secret } = await enrol()
    expect(secret).toMatch(/^[A-Z2-7]{52}$/)
    const own = await callAsClient(server, 'GetUser', { AccessToken: accessToken })
    expect(own).toMatchObject({
      UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
      PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
    })
    const user = cognitoUser(server, 'ana')
    expect(await authenticate(user, password)).toEqual({
      is: 'code-required',
      parameters: { FRIENDLY_DEVICE_NAME: 'phone', USER_ID_FOR_SRP: 'ana' },
    })
    expect((await sendCode(user, app.generate())).is).toBe('signed-in')
  })

  test('a wrong code is refused, and the right one still taken after it', async () => {
    const { app } = await enrol()
    const user = cognitoUser(server, 'ana')
    await authenticate(user, password)
    for (const code of [otherThan(app.generate()), 'no code', '1234567']) {
      await expect(sendCode(user, code)).rejects.toMatchObject({
        name: 'CodeMismatchException',
        message: 'Invalid code received for user',
      })
    }
    expect((await sendCode(user, app.generate())).is).toBe('signed-in')
  })

  test('a code is good once, for the neighbouring half minutes too', async () => {
    const { app } = await enrol()
    const user = cognitoUser(server, 'ana')
    await authenticate(user, password)
    const next = app.generate({ timestamp: Date.now() + 30_000 })
    expect((await sendCode(user, next)).is).toBe('signed-in')
    await authenticate(user, password)
    for (const code of [next, app.generate()]) {
      await expect(sendCode(user, code)).rejects.toMatchObject({
        name: 'ExpiredCodeException',
        message: 'Your software token has already been used once.',
      })
    }
    passSeconds(60)
    expect((await sendCode(user, app.generate())).is).toBe('signed-in')
  })

  test('a code of a minute ago is refused', async () => {
    const { app } = await enrol()
    const user = cognitoUser(server, 'ana')
    await authenticate(user, password)
    const old = app.generate()
    passSeconds(60)
    await expect(sendCode(user, old)).rejects.toMatchObject({ name: 'CodeMismatchException' })
  })

  test('wrong codes count as failed sign-ins, which the right password alone does not forgive', async () => {
    const { app } = await enrol()
    await expect(guessPassword(server, 'ana')).rejects.toThrow('Incorrect username or password.')
    const user = cognitoUser(server, 'ana')
    await authenticate(user, password)
    for (let n = 0; n < 4; n++) {
      await expect(sendCode(user, otherThan(app.generate()))).rejects.toThrow('Invalid code received')
    }
    await expect(sendCode(user, app.generate())).rejects.toThrow('Password attempts exceeded')
  })

  test('an operator can have a lost phone forgotten, and the old secret with it', async () => {
    const { app } = await enrol()
    await administer(server, 'AdminDeleteSoftwareToken', 'ana')
    const { user } = await signIn(server, 'ana', password)
    await expect(preferSoftwareToken(user)).rejects.toMatchObject({ name: 'InvalidParameterException' })
    await associate(user)
    await expect(verify(user, app.generate())).rejects.toMatchObject({
      name: 'EnableSoftwareTokenMFAException',
    })
  })

  test('an authenticator app counts for nothing until its first code was right', async () => {
    await serve('OPTIONAL')
    const { user } = await signIn(server, 'ana', password)
    const app = authenticator(await associate(user))
    await expect(verify(user, otherThan(app.generate()))).rejects.toMatchObject({
      name: 'EnableSoftwareTokenMFAException',
      message: 'Code mismatch',
    })
    await expect(preferSoftwareToken(user)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'User has not verified software token mfa',
    })
    expect((await authenticate(cognitoUser(server, 'ana'), password)).is).toBe('signed-in')
  })
})

describe('in a pool that requires it', () => {
  test('a first sign-in goes on to enrolment, and cannot end without it', async () => {
    await serve('ON')
    const user = cognitoUser(server, 'ana')
    expect(await authenticate(user, password)).toEqual({
      is: 'mfa-setup',
      parameters: { USER_ID_FOR_SRP: 'ana', MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
    })
    const app = authenticator(await associate(user))
    const skipped = callAsClient(server, 'RespondToAuthChallenge', {
      ChallengeName: 'MFA_SETUP',
      ChallengeResponses: { USERNAME: 'ana' },
      Session: Reflect.get(user, 'Session'),
    })
    await expect(skipped).rejects.toThrow('Invalid session for the user.')
    await verify(user, app.generate())
    expect(user.getSignInUserSession()?.isValid()).toBe(true)
    passSeconds(30)
    expect(await authenticate(user, password)).toMatchObject({ is: 'code-required' })
  })

  test('a person has to add another authenticator app after the operator removed the first', async () => {
    await serve('ON')
    const user = cognitoUser(server, 'ana')
    await authenticate(user, password)
    await verify(user, authenticator(await associate(user)).generate())
    await administer(server, 'AdminDeleteSoftwareToken', 'ana')
    expect((await authenticate(cognitoUser(server, 'ana'), password)).is).toBe('mfa-setup')
  })

  test('a temporary password is replaced first', async () => {
    await serve('ON')
    await administer(server, 'AdminSetUserPassword', 'ana', { Password: 'Temporary-1!' })
    const user = cognitoUser(server, 'ana')
    expect((await authenticate(user, 'Temporary-1!')).is).toBe('new-password-required')
    const next = await progress((callbacks) => user.completeNewPasswordChallenge(password, {}, callbacks))
    expect(next.is).toBe('mfa-setup')
  })
})

test('a user of a pool without authenticator apps cannot add one', async () => {
  server = await userPoolServer()
  await createPerson(server, 'ana')
  const { user } = await signIn(server, 'ana', password)
  await expect(associate(user)).rejects.toMatchObject({ name: 'SoftwareTokenMFANotFoundException' })
})
