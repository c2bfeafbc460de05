import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { signIn } from '../../support/cognitoUser.ts'
import { administer, callAsClient, createPerson, password } from '../../support/userPoolCaller.ts'
import { type UserPoolServer, userPoolServer } from '../../support/userPoolServer.ts'

let server: UserPoolServer
const twoBack = { Policies: { PasswordPolicy: { PasswordHistorySize: 2 } } }
beforeEach(async () => {
  server = await userPoolServer({ pool: twoBack })
  await createPerson(server, 'ana')
})
afterEach(() => server.close())

const refused = {
  name: 'PasswordHistoryPolicyViolationException',
  message: 'Password has previously been used',
}

const set = (Password: string, Permanent = true) =>
  administer(server, 'AdminSetUserPassword', 'ana', { Password, Permanent })

async function change(from: string, to: string) {
  const { accessToken: AccessToken } = await signIn(server, 'ana', from)
  return callAsClient(server, 'ChangePassword', { AccessToken, PreviousPassword: from, ProposedPassword: to })
}

describe('where the policy looks back at two passwords', () => {
  test('the one in use and the one before it are refused, and the one before that is taken', async () => {
    await change(password, 'Second-Horse-2!')
    await expect(change('Second-Horse-2!', 'Second-Horse-2!')).rejects.toMatchObject(refused)
    await expect(change('Second-Horse-2!', password)).rejects.toMatchObject(refused)
    await change('Second-Horse-2!', 'Third-Horse-3!')
    await change('Third-Horse-3!', password)
    expect((await signIn(server, 'ana', password)).session.isValid()).toBe(true)
  })

  test('also binds an operator and a code by email', async () => {
    await expect(set(password)).rejects.toMatchObject(refused)
    await callAsClient(server, 'ForgotPassword', { Username: 'ana' })
    const code = /code is (\d{6})/.exec(server.messages.at(-1)?.text ?? '')?.[1] ?? ''
    const confirm = (Password: string) =>
      callAsClient(server, 'ConfirmForgotPassword', { Username: 'ana', ConfirmationCode: code, Password })
    await expect(confirm(password)).rejects.toMatchObject(refused)
    await confirm('Second-Horse-2!')
    expect((await signIn(server, 'ana', 'Second-Horse-2!')).session.isValid()).toBe(true)
  })
})
