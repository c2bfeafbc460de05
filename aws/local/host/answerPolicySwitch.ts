import type { IncomingMessage } from 'node:http'
import * as v from 'valibot'
import type { PolicySwitch } from '../policy-switch/createPolicySwitch.ts'
import type { HttpResponse } from '../wire/HttpRequest.ts'
import { readBody } from './readBody.ts'

const choice = v.strictObject({ active: v.string() })

/**
 * `GET /local/policy` tells which policy is enforced and which others there are; `PUT` with `{ "active": id }` changes
 * it. Foreign hosts and origins have been turned away before this. A change has to come from a page, and so from the
 * app's own: a browser puts the `Origin` on every PUT, and nothing on a page can forge it.
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
      const parsed = v.safeParse(choice, parseJson(await readBody(request)))
      if (!parsed.success || !policySwitch.choose(parsed.output.active)) {
        return json(400, { message: 'The body is { "active": ID }, with one of the IDs that GET lists.' })
      }
      return json(200, policySwitch.state())
    }
    default:
      return json(405, { message: 'GET or PUT' })
  }
}

function parseJson(body: Uint8Array | undefined): unknown {
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
