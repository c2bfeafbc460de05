import type { IncomingMessage } from 'node:http'
import * as v from 'valibot'
import type { PolicySwitch } from '../policy-switch/createPolicySwitch.ts'
import type { HttpResponse } from '../wire/HttpRequest.ts'
import { readBody } from './readBody.ts'

const choice = v.union([v.strictObject({ active: v.string() }), v.strictObject({ own: v.string() })])

/** In bytes: many times what a role's policies have room for, white space included. */
const longest = 2 ** 18

/**
 * `GET /local/policy` answers with the policy in force and the others to choose from. `PUT` with `{ "active": id }`
 * changes it, and with `{ "own": text }` enforces a policy that the user typed. The handler has already refused
 * foreign hosts and origins. A change needs an `Origin` header, so that only a page of the app can make it: a browser
 * sends `Origin` with every PUT, and a page cannot forge it.
 */
export async function answerPolicySwitch(
  policySwitch: PolicySwitch,
  request: IncomingMessage,
): Promise<HttpResponse> {
  switch (request.method) {
    case 'GET':
      return json(200, policySwitch.state())
    case 'PUT': {
      const { origin, 'content-type': contentType } = request.headers
      if (origin === undefined)
        return json(403, { message: 'Only the app’s own page may change the policy.' })
      if (contentType !== 'application/json') return json(415, { message: 'The body is application/json.' })
      const body = await readBody(request, longest)
      if (body === undefined) return json(413, { message: `The body has more than ${longest} bytes.` })
      const parsed = v.safeParse(choice, parseJson(body))
      const problem = parsed.success ? problemWith(policySwitch, parsed.output) : howToAsk
      return problem === undefined ? json(200, policySwitch.state()) : json(400, { message: problem })
    }
    default:
      return json(405, { message: 'GET or PUT' })
  }
}

/** Makes the choice, or tells in one sentence why it cannot be made. */
function problemWith(policySwitch: PolicySwitch, wanted: v.InferOutput<typeof choice>): string | undefined {
  if ('own' in wanted) return policySwitch.chooseOwn(wanted.own)?.problem
  return policySwitch.choose(wanted.active) ? undefined : howToAsk
}

const howToAsk =
  'The body is { "active": ID }, with one of the IDs that GET lists, or { "own": TEXT }, with a policy.'

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}

function json(status: number, document: object): HttpResponse {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' }
  return { status, headers, body: JSON.stringify(document) }
}
