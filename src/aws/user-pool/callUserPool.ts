import * as v from 'valibot'
import type { Config } from '../../../aws/contract/config.ts'
import { endpointOf } from '../endpointOf.ts'
import { withinTime } from '../withinTime.ts'

const anError = v.object({ __type: v.string(), message: v.optional(v.string(), '') })

const patience = 15_000

interface Options {
  signal?: AbortSignal
  /** Sends it even while the page is being closed. */
  keepalive?: boolean
}

/**
 * Calls an operation of the user pool that needs no signature. Never retries: a code or a challenge is good for one try,
 * so the user decides about another.
 *
 * @throws Error with AWS's exception as its `name`; `HTTP 502` where there is none; TimeoutError; TypeError from fetch
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/Welcome.html
 */
export async function callUserPool(
  config: Config,
  operation: string,
  input: object,
  { signal, keepalive = false }: Options = {},
): Promise<unknown> {
  const answer = await withinTime(patience, signal, async (abort) => {
    const response = await fetch(endpointOf(config, 'cognito-idp').sentTo, {
      method: 'POST',
      keepalive,
      signal: abort,
      headers: {
        'Content-Type': 'application/x-amz-json-1.1',
        'X-Amz-Target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(input),
    })
    return { ok: response.ok, status: response.status, body: await readJson(response) }
  })
  if (answer.ok) return answer.body
  const error = v.safeParse(anError, answer.body)
  throw error.success
    ? Object.assign(new Error(error.output.message), { name: error.output.__type.split('#').at(-1) })
    : Object.assign(new Error(`${operation} was answered with no JSON`), { name: `HTTP ${answer.status}` })
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
