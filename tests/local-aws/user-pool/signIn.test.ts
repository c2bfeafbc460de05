import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authenticate, cognitoUser, signIn } from '../../support/cognitoUser.ts'
import { administer, callAsClient, createPerson, password } from '../../support/userPoolCaller.ts'
import { clientId, leadsRole, type UserPoolServer, userPoolServer } from '../../support/userPoolServer.ts'

let server: UserPoolServer
beforeAll(async () => {
  server = await userPoolServer()
  await createPerson(server, 'ana')
})
afterAll(() => server.close())

const issuer = 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf123'

describe('signing in with the right password', () => {
  test('gives an ID token and an access token with the claims of AWS', async () => {
    await administer(server, 'AdminAddUserToGroup', 'ana', { GroupName: 'Trainees' })
    await administer(server, 'AdminAddUserToGroup', 'ana', { GroupName: 'Everybody' })
    await administer(server, 'AdminAddUserToGroup', 'ana', { GroupName: 'Leads' })
    const { UserAttributes } = await administer(server, 'AdminGetUser', 'ana')
    const { session } = await signIn(server, 'ana', password)
    const id = session.getIdToken().payload
    const access = session.getAccessToken().payload

    expect(UserAttributes).toContainEqual({ Name: 'sub', Value: id.sub })
    expect(id).toEqual({
      sub: id.sub,
      aud: clientId,
      iss: issuer,
      token_use: 'id',
      'cognito:username': 'ana',
      'cognito:groups': ['Leads', 'Everybody', 'Trainees'],
      'cognito:roles': [leadsRole, 'arn:aws:iam::123456789012:role/Trainees'],
      'cognito:preferred_role': leadsRole,
      email: 'ana@example.com',
      email_verified: true,
      auth_time: id.iat,
      iat: id.iat,
      exp: (id.iat ?? 0) + 3600,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      origin_jti: access.origin_jti,
      event_id: access.event_id,
    })
    expect(access).toEqual({
      sub: id.sub,
      client_id: clientId,
      iss: issuer,
      token_use: 'access',
      scope: 'aws.cognito.signin.user.admin',
      username: 'ana',
      'cognito:groups': ['Leads', 'Everybody', 'Trainees'],
      auth_time: access.iat,
      iat: access.iat,
      exp: (access.iat ?? 0) + 3600,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      origin_jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      event_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(access.jti).not.toBe(id.jti)
  })

  test('does not care about the case of the username, as the pool says', async () => {
    const { session } = await signIn(server, 'ANA', password)
    expect(session.getIdToken().payload['cognito:username']).toBe('ana')
  })

  test('never sends the password, and the pool never keeps it', async () => {
    await signIn(server, 'ana', password)
    const wire = JSON.stringify(server.requests.filter(({ operation }) => !operation.startsWith('Admin')))
    expect(wire).not.toContain(password)
    expect(JSON.stringify(server.pool.users.all())).not.toContain(password)
  })
})

describe('signing in otherwise', () => {
  test('a wrong password and an unknown name are told in the same words', async () => {
    const wrong = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' }
    await expect(authenticate(cognitoUser(server, 'ana'), 'Wrong-Horse-1!')).rejects.toMatchObject(wrong)
    await expect(authenticate(cognitoUser(server, 'nobody'), password)).rejects.toMatchObject(wrong)
  })

  test('an unknown name gets a challenge of the same shape, with the same salt each time', async () => {
    const ask = async (USERNAME: string) => {
      const { ChallengeName, ChallengeParameters } = await callAsClient(server, 'InitiateAuth', {
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME, SRP_A: 'abcdef' },
      })
      return { ChallengeName, ...ChallengeParameters }
    }
    const shapeOf = (challenge: Record<string, string>) =>
      Object.entries(challenge).map(([name, value]) => [name, /^[0-9a-f]+$/.test(value) ? 'hex' : 'text'])
    const [known, unknown, again] = [await ask('ana'), await ask('nobody'), await ask('Nobody')]
    expect(shapeOf(unknown)).toEqual(shapeOf(known))
    expect(again.SALT).toBe(unknown.SALT)
    expect(again.SRP_B).not.toBe(unknown.SRP_B)
    expect((await ask('nobody-else')).SALT).not.toBe(unknown.SALT)
  })

  test('a client that does not hide unknown usernames says that the user does not exist', async () => {
    const open = await userPoolServer({ client: { PreventUserExistenceErrors: 'LEGACY' } })
    await expect(authenticate(cognitoUser(open, 'nobody'), password)).rejects.toMatchObject({
      name: 'UserNotFoundException',
      message: 'User does not exist.',
    })
    await open.close()
  })

  test('a disabled user is refused, and told so only with the right password', async () => {
    await createPerson(server, 'dan')
    await administer(server, 'AdminDisableUser', 'dan')
    await expect(signIn(server, 'dan', password)).rejects.toThrow('User is disabled.')
    await expect(signIn(server, 'dan', 'Wrong-Horse-1!')).rejects.toThrow('Incorrect username or password.')
    await administer(server, 'AdminEnableUser', 'dan')
    expect((await signIn(server, 'dan', password)).session.isValid()).toBe(true)
  })

  const refusals: [string, object, string, string][] = [
    [
      'a flow that sends the password',
      { AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'ana', PASSWORD: password } },
      'InvalidParameterException',
      'USER_PASSWORD_AUTH flow not enabled for this client',
    ],
    [
      'a flow that nobody knows',
      { AuthFlow: 'TRUST_ME' },
      'InvalidParameterException',
      "1 validation error detected: Value at 'authFlow' failed to satisfy constraint: Member must satisfy enum value set",
    ],
    [
      'an unknown client',
      { AuthFlow: 'USER_SRP_AUTH', ClientId: 'unknown' },
      'ResourceNotFoundException',
      'User pool client unknown does not exist.',
    ],
    [
      'no username',
      { AuthFlow: 'USER_SRP_AUTH', AuthParameters: { SRP_A: 'abcdef' } },
      'InvalidParameterException',
      'Missing required parameter USERNAME',
    ],
    [
      'no flow',
      {},
      'InvalidParameterException',
      "1 validation error detected: Value null at 'authFlow' failed to satisfy constraint: Member must not be null",
    ],
    [
      'parameters that are no strings',
      { AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: 7 } },
      'SerializationException',
      'authParameters.USERNAME is not of the expected type',
    ],
  ]
  test.each(refusals)('refuses %s', async (_, input, name, message) => {
    await expect(callAsClient(server, 'InitiateAuth', input)).rejects.toMatchObject({ name, message })
  })

  test('a user cannot sign themselves up', async () => {
    const input = { Username: 'eve', Password: password }
    await expect(callAsClient(server, 'SignUp', input)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'SignUp is not permitted for this user pool',
    })
  })
})
