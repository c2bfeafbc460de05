import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serveOnLoopback } from '../../aws/local/host/serveOnLoopback.ts'
import { startLocalAws } from '../../aws/local/startLocalAws.ts'
import people from '../../aws/seed/people.json' with { type: 'json' }
import { seedDemo } from '../../aws/seed/seedDemo.ts'
import { sendRaw } from '../support/sendRaw.ts'
import type { Config } from '../support/serveTestAws.ts'

/**
 * Measures how long a wrong password and a forgotten one take for a user and for an unknown username, in turns. A ratio
 * other than 1 would show which usernames exist. The state is on disk, as with `npm start`. Run: npx tsx tests/bench/unknownUser.ts
 */
const rounds = 300
let now = Date.now()

const directory = mkdtempSync(join(tmpdir(), 'leading-keys-'))
const aws = await startLocalAws({ directory, report() {}, deliver() {}, now: () => now })
await seedDemo(
  aws,
  people.filter(({ username }) => username === 'office-north'),
)
const { endpoint, config } = await serveOnLoopback(aws)
const { userPoolClientId: ClientId } = config as unknown as Config

const known: [number, number, number][] = []
const unknown: [number, number, number][] = []
for (let round = 0; round < rounds; round += 1) {
  // More than a quarter of an hour between two, so that no name is locked: a locked name is answered sooner.
  now += 20 * 60_000
  known.push([...(await guess('office-north')), await forget('office-north')])
  unknown.push([...(await guess('office-nowhere')), await forget('office-nowhere')])
}
for (const [index, step] of ['InitiateAuth', 'RespondToAuthChallenge', 'ForgotPassword'].entries()) {
  const [there, nobody] = [known, unknown].map((times) =>
    median(times.slice(20).map((time) => time[index] ?? Number.NaN)),
  )
  const ratio = (nobody ?? 0) / (there ?? 1)
  console.log(
    `${step.padEnd(24)} exists ${there?.toFixed(2)} ms   unknown ${nobody?.toFixed(2)} ms   ratio ${ratio.toFixed(3)}`,
  )
}
rmSync(directory, { recursive: true })
process.exit(0)

/** The time of a request for a reset code, in milliseconds. */
async function forget(Username: string): Promise<number> {
  const [milliseconds, { json }] = await call('ForgotPassword', { ClientId, Username })
  if (json.CodeDeliveryDetails === undefined) throw new Error(JSON.stringify(json))
  return milliseconds
}

/** The time of both steps of a sign-in with a wrong password, in milliseconds. */
async function guess(USERNAME: string): Promise<[number, number]> {
  const [first, challenge] = await call('InitiateAuth', {
    AuthFlow: 'USER_SRP_AUTH',
    ClientId,
    AuthParameters: { USERNAME, SRP_A: 'abcdef' },
  })
  const [second, refusal] = await call('RespondToAuthChallenge', {
    ChallengeName: 'PASSWORD_VERIFIER',
    ClientId,
    ChallengeResponses: {
      USERNAME,
      PASSWORD_CLAIM_SECRET_BLOCK: challenge.json.ChallengeParameters.SECRET_BLOCK,
      PASSWORD_CLAIM_SIGNATURE: Buffer.alloc(32, 7).toString('base64'),
      TIMESTAMP: new Date(now)
        .toUTCString()
        .replace(/^(...), 0?(\d+) (...) (\d+) (.*) GMT$/, '$1 $3 $2 $5 UTC $4'),
    },
  })
  if (refusal.json.message !== 'Incorrect username or password.') throw new Error(refusal.body)
  return [first, second]
}

async function call(operation: string, input: object) {
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
  }
  const begun = performance.now()
  const answer = await sendRaw(endpoint, { headers, body: JSON.stringify(input) })
  return [performance.now() - begun, answer] as const
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}
