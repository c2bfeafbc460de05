import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { cognitoUser, signIn } from '../../support/cognitoUser.ts'
import { administer, callAsClient, createPerson, password } from '../../support/userPoolCaller.ts'
import { type UserPoolServer, userPoolServer } from '../../support/userPoolServer.ts'

let server: UserPoolServer
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  server = await userPoolServer()
})
afterEach(async () => {
  vi.useRealTimers()
  await server.close()
})

const better = 'Better-Horse-2!'
const hour = 3_600_000

function pass(milliseconds: number) {
  vi.setSystemTime(Date.now() + milliseconds)
}

describe('a forgotten password', () => {
  beforeEach(() => createPerson(server, 'ana'))

  const forget = (Username: string) => callAsClient(server, 'ForgotPassword', { Username })
  const confirm = (ConfirmationCode: string, Password = better, Username = 'ana') =>
    callAsClient(server, 'ConfirmForgotPassword', { Username, ConfirmationCode, Password })
  const sentCode = () => /\d{6}$/.exec(server.messages.at(-1)?.text ?? '')?.[0] ?? ''
  const otherThan = (code: string) => (code === '000000' ? '000001' : '000000')

  test('is replaced with the code that was sent', async () => {
    const user = cognitoUser(server, 'ana')
    const delivery = await new Promise((resolve, reject) => {
      user.forgotPassword({ onSuccess: resolve, onFailure: reject })
    })
    expect(delivery).toEqual({
      CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'a***@e***' },
    })
    expect(server.messages.map(({ to }) => to)).toEqual(['ana@example.com'])
    await new Promise((resolve, reject) => {
      user.confirmPassword(sentCode(), better, { onSuccess: resolve, onFailure: reject })
    })
    expect((await signIn(server, 'ana', better)).session.isValid()).toBe(true)
    await expect(signIn(server, 'ana', password)).rejects.toThrow('Incorrect username or password.')
  })

  test('is not replaced with a wrong code, a late code, or the same code again', async () => {
    await forget('ana')
    const code = sentCode()
    const mismatch = {
      name: 'CodeMismatchException',
      message: 'Invalid verification code provided, please try again.',
    }
    await expect(confirm(otherThan(code))).rejects.toMatchObject(mismatch)
    pass(hour)
    await expect(confirm(code)).rejects.toMatchObject({
      name: 'ExpiredCodeException',
      message: 'Invalid code provided, please request a code again.',
    })
    await forget('ana')
    await confirm(sentCode())
    await expect(confirm(sentCode())).rejects.toMatchObject(mismatch)
  })

  test('cannot be found by trying codes', async () => {
    await forget('ana')
    for (let n = 0; n < 5; n++) {
      await expect(confirm(otherThan(sentCode()))).rejects.toMatchObject({ name: 'CodeMismatchException' })
    }
    await expect(confirm(sentCode())).rejects.toMatchObject({
      name: 'LimitExceededException',
      message: 'Attempt limit exceeded, please try after some time.',
    })
  })

  test('does not tell an unknown username from one without a verified address', async () => {
    await administer(server, 'AdminCreateUser', 'eva', { MessageAction: 'SUPPRESS' })
    await administer(server, 'AdminSetUserPassword', 'eva', { Password: password, Permanent: true })
    for (const name of ['nobody', 'eva']) {
      const [first, again] = [await forget(name), await forget(name)]
      expect(first).toEqual(again)
      expect(first.CodeDeliveryDetails).toEqual({
        AttributeName: 'email',
        DeliveryMedium: 'EMAIL',
        Destination: expect.stringMatching(/^[a-z]\*{3}@[a-z]\*{3}$/),
      })
      await expect(confirm('123456', better, name)).rejects.toMatchObject({ name: 'CodeMismatchException' })
    }
    expect(server.messages).toEqual([])
  })

  test('is a matter for an administrator where the pool says so', async () => {
    const AccountRecoverySetting = { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] }
    const strict = await userPoolServer({ pool: { AccountRecoverySetting } })
    for (const Username of ['ana', 'nobody']) {
      await expect(callAsClient(strict, 'ForgotPassword', { Username })).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'Contact administrator to reset password.',
      })
    }
    await strict.close()
  })

  test('can be declared by an operator: the old one then only says that a new one is needed', async () => {
    await administer(server, 'AdminResetUserPassword', 'ana')
    await expect(signIn(server, 'ana', password)).rejects.toMatchObject({
      name: 'PasswordResetRequiredException',
      message: 'Password reset required for the user',
    })
    await expect(signIn(server, 'ana', 'Wrong-Horse-1!')).rejects.toThrow('Incorrect username or password.')
    await confirm(sentCode())
    expect((await signIn(server, 'ana', better)).session.isValid()).toBe(true)
  })
})
