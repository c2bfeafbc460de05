import { randomBytes } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { memoryJournal } from '../../../aws/local/state/memoryJournal.ts'
import { authenticate, cognitoUser } from '../../support/cognitoUser.ts'
import { administer, callAsClient, createPerson } from '../../support/userPoolCaller.ts'
import { type UserPoolServer, userPoolServer } from '../../support/userPoolServer.ts'

/** The work that an attacker could measure as time: random bytes drawn, documents written. */
let work: string[] = []

async function watchedServer(): Promise<UserPoolServer> {
  const journal = memoryJournal()
  const server = await userPoolServer({
    journal: {
      take: journal.take,
      append(changes, durability) {
        for (const { collection } of changes) work.push(`write ${collection}`)
        journal.append(changes, durability)
      },
    },
    randomBytes(length) {
      work.push(`${length} random bytes`)
      // The pool draws a byte again if it would favour some digits of a code. Here it draws none again.
      return randomBytes(length).map((byte) => byte & 0x7f)
    },
  })
  await createPerson(server, 'ana')
  return server
}

beforeEach(() => {
  work = []
})

/** The answer to a sign-in with a wrong password, and its work. */
async function seen(server: UserPoolServer, username: string) {
  work = []
  const { ChallengeParameters, ...challenge } = await callAsClient(server, 'InitiateAuth', {
    AuthFlow: 'USER_SRP_AUTH',
    AuthParameters: { USERNAME: username, SRP_A: 'abcdef' },
  })
  const { SALT, SRP_B, SECRET_BLOCK, ...names } = ChallengeParameters
  const refusal = await authenticate(cognitoUser(server, username), 'Wrong-Password-1!').catch(
    ({ name, message }: Error) => ({ name, message }),
  )
  return {
    challenge,
    named: Object.entries(names).map(([key, value]) => [key, value === username]),
    // Hexadecimal without leading zeros: one digit less now and then.
    isSaltOfUsualLength: SALT.length > 24 && SALT.length <= 32,
    isPublicValueOfUsualLength: SRP_B.length > 752 && SRP_B.length <= 768,
    secretBlock: SECRET_BLOCK.length,
    refusal,
    work: [...work],
  }
}

test('an unknown username looks like a wrong password, and costs the same work', async () => {
  const server = await watchedServer()
  const known = await seen(server, 'ana')
  expect(known.refusal).toEqual({
    name: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  })
  expect(known.work.length).toBeGreaterThan(0)
  expect(known.isSaltOfUsualLength && known.isPublicValueOfUsualLength).toBe(true)
  expect(await seen(server, 'nobody')).toEqual(known)
  await server.close()
})

test('a reset code costs the same work for a user and for an unknown username', async () => {
  const server = await watchedServer()
  await createPerson(server, 'unverified')
  await administer(server, 'AdminUpdateUserAttributes', 'unverified', {
    UserAttributes: [{ Name: 'email', Value: 'other@example.com' }],
  })
  const cost = async (Username: string) => {
    work = []
    await callAsClient(server, 'ForgotPassword', { Username })
    return [...work]
  }
  const known = await cost('ana')
  expect(known).toContain('write user-pool/eu-central-1_AbCdEf123/users')
  expect(await cost('nobody')).toEqual(known)
  expect(await cost('unverified')).toEqual(known)
  expect(server.messages.map(({ to }) => to)).toEqual(['ana@example.com'])
  await server.close()
})

test('an unknown username keeps its salt between two requests, as a known one does', async () => {
  const server = await watchedServer()
  for (const USERNAME of ['ana', 'nobody']) {
    const salts = await Promise.all(
      [1, 2].map(async () => {
        const { ChallengeParameters } = await callAsClient(server, 'InitiateAuth', {
          AuthFlow: 'USER_SRP_AUTH',
          AuthParameters: { USERNAME, SRP_A: 'abcdef' },
        })
        return ChallengeParameters.SALT
      }),
    )
    expect(salts[0]).toBe(salts[1])
  }
  await server.close()
})
