import type { AwsCall } from '../../aws/calls/AwsCall.ts'

/** One call on the way from the sign-in to the agents. */
export interface Step {
  call: AwsCall
  /** The purpose of the call, in a few words. */
  title: string
  /** The input and the result of the call, in one sentence for the user. */
  turns: string
  /** Where its bar begins and ends on the axis, from 0 to 1. */
  from: number
  to: number
}

export interface Path {
  steps: readonly Step[]
  /** Length of the axis in milliseconds. */
  duration: number
  /** Whether the steps include the sign-in. After a reload they do not. */
  beginsWithSignIn: boolean
}

const words: ReadonlyMap<string, [title: string, turns: string]> = new Map([
  [
    'InitiateAuth',
    ['Ask to sign in', 'The user pool answers your username with a challenge. Only your password solves it.'],
  ],
  [
    'RespondToAuthChallenge',
    [
      'Prove the password',
      'The user pool checks the proof and returns three tokens. The password stays in the browser.',
    ],
  ],
  [
    'GetTokensFromRefreshToken',
    ['Renew the tokens', 'The user pool exchanges the refresh token for new tokens.'],
  ],
  ['GetId', ['Get your identity ID', 'The identity pool checks the ID token and returns your identity ID.']],
  [
    'GetCredentialsForIdentity',
    [
      'Get credentials',
      'The identity pool exchanges the identity ID and the ID token for AWS credentials of a role.',
    ],
  ],
  [
    'Query',
    [
      'Read the agents',
      'DynamoDB returns the rows if the policy allows the signed request: its leading key must be your ID.',
    ],
  ],
  [
    'Scan',
    ['Read the agents', 'DynamoDB returns the rows if the policy of your role allows the signed request.'],
  ],
])

/** The calls from the first to the first that DynamoDB answered, on one time axis; null while there are none. */
export function pathOf(calls: readonly AwsCall[]): Path | null {
  const last = calls.findIndex(({ service, result }) => service === 'dynamodb' && result.is !== 'pending')
  const way = calls.slice(0, last + 1).toSorted((one, other) => one.startedAt - other.startedAt)
  const [first] = way
  if (first === undefined) return null
  const endOf = (call: AwsCall) => call.startedAt + (call.result.is === 'pending' ? 0 : call.result.duration)
  // A user may take minutes to choose a password, so a long gap between calls is drawn short.
  const bars: { call: AwsCall; from: number; to: number }[] = []
  let cut = 0
  let end = first.startedAt
  for (const call of way) {
    cut += Math.max(0, call.startedAt - end - longestGap)
    end = Math.max(end, endOf(call))
    bars.push({ call, from: call.startedAt - first.startedAt - cut, to: endOf(call) - first.startedAt - cut })
  }
  const duration = Math.max(1, ...bars.map(({ to }) => to))
  return {
    steps: bars.map(({ call, from, to }) => {
      const [title, turns] = words.get(call.operation) ?? [call.operation, '']
      return { call, title, turns, from: from / duration, to: to / duration }
    }),
    duration,
    beginsWithSignIn: way.some(({ operation }) => operation === 'RespondToAuthChallenge'),
  }
}

/** Milliseconds. */
const longestGap = 400
