import type { IncomingMessage, ServerResponse } from 'node:http'
import { handleRequest } from '../handleRequest.ts'
import type { LocalAws } from '../LocalAws.ts'
import type { PolicySwitch } from '../policy-switch/createPolicySwitch.ts'
import { jwks } from '../user-pool/tokens/jwks.ts'
import type { HttpRequest, HttpResponse } from '../wire/HttpRequest.ts'
import { services, signedServiceOf } from '../wire/parseRequest.ts'
import { answerPolicySwitch } from './answerPolicySwitch.ts'
import { answerThroughCloudFront, type Forwarding } from './answerThroughCloudFront.ts'
import { corsHeaders } from './corsHeaders.ts'
import { isAllowedSource } from './isAllowedSource.ts'
import { readBody } from './readBody.ts'

export interface HandlerSettings {
  /** A request that arrives before this is ready waits for it. */
  local: Promise<Backend>
  /** `localhost:5173`, `127.0.0.1:5173`, … */
  hosts: ReadonlySet<string>
  /** Pages that may call: the app's own origins. */
  origins: ReadonlySet<string>
  /** Requests that CloudFront passes on from the app's own origin to AWS; none if undefined. */
  forwarding?: Forwarding
}

/** The sources of the answers. */
export interface Backend {
  aws: LocalAws
  /** `/config.json` without the endpoint. The endpoint has the host name of the request. */
  config: object
  /** The answers at `/local/policy`; undefined if the policy is fixed. */
  policySwitch?: PolicySwitch
}

/** Only these paths below `/aws`: `npm run dev` serves the policy evaluator's sources under other ones. */
const awsPath = /^\/aws\/?$|^\/aws\/[\w-]+\/\.well-known\/jwks\.json$/

/**
 * Whether this is a call to a service with paths, such as S3, which the local AWS does not have. Such a call is
 * signed; a request for a source file never is.
 */
function isForOtherService(path: string, { headers }: IncomingMessage): boolean {
  const service = signedServiceOf({ headers: new Map([['authorization', headers.authorization ?? '']]) })
  return path.startsWith('/aws/') && service !== undefined && !services.some((one) => one === service)
}

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/**
 * Puts the local AWS on HTTP: `POST /aws`, `GET /aws/<userPoolId>/.well-known/jwks.json` and `GET /config.json`; and
 * `/local/policy`, which AWS does not have. Other requests go to `next`. Requests from other sites are refused.
 */
export function createHandler(settings: HandlerSettings): Handler {
  const { local, hosts, origins, forwarding = { hosts: new Map() } } = settings
  return (request, response, next) => {
    // Node reads the first of two Host headers, and the signature may cover the other.
    if ((request.headersDistinct.host ?? []).length !== 1) {
      send(response, plain(400, 'Bad request: one Host header, please.\n'))
      return
    }
    if (!isAllowedSource(request, { hosts, origins })) {
      send(response, plain(403, 'Forbidden: this server answers to its own name and pages only.\n'))
      return
    }
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    // The SDK puts a slash behind its endpoint.
    const service = forwarding.hosts.get(path.replace(/\/$/, ''))
    if (path === '/config.json' && request.method === 'GET') {
      // The page may connect to its own origin only, and localhost is another origin than 127.0.0.1.
      const endpoint = `http://${request.headers.host}/aws`
      local
        .then(({ config }) => send(response, json({ ...config, endpoint })))
        .catch(() => response.destroy())
    } else if (service !== undefined) {
      local
        .then(({ aws }) => answerForwarded(aws, forwarding, service, request, response))
        .catch(() => response.destroy())
    } else if (awsPath.test(path) || isForOtherService(path, request)) {
      // The read fails if the client hangs up within the body. Then nobody waits for an answer.
      local.then(({ aws }) => answerAws(aws, path, request, response)).catch(() => response.destroy())
    } else if (path === '/local/policy') {
      local
        .then(async ({ policySwitch }) => {
          if (policySwitch === undefined) next()
          else send(response, await answerPolicySwitch(policySwitch, request))
        })
        .catch(() => response.destroy())
    } else next()
  }
}

async function answerAws(
  aws: LocalAws,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const cors = corsHeaders(request.headers)
  if (request.method === 'OPTIONS') {
    send(response, { status: 200, headers: cors, body: '' })
    return
  }
  const jwksOf = /^\/aws\/([\w-]+)\/\.well-known\/jwks\.json$/.exec(path)?.[1]
  const pool = jwksOf === undefined ? undefined : aws.userPools.get(jwksOf)
  if (pool !== undefined && request.method === 'GET') {
    send(response, json(jwks(pool)))
    return
  }
  if (path !== '/aws' && path !== '/aws/' && !isForOtherService(path, request)) {
    send(response, plain(404, 'Not found\n'))
    return
  }
  const asked = await readRequest(request, response, cors)
  if (asked === undefined) return
  const answer = await handleRequest(aws, asked)
  // The SDK corrects its clock by this header, so it must have the local AWS's time. Node would send the machine's.
  const date = new Date(aws.environment.now()).toUTCString()
  send(response, { ...answer, headers: { ...answer.headers, ...cors, date } })
}

async function answerForwarded(
  aws: LocalAws,
  forwarding: Forwarding,
  host: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const asked = await readRequest(request, response, {})
  if (asked === undefined) return
  const answer = await answerThroughCloudFront(aws, asked, host, forwarding)
  const date = new Date(aws.environment.now()).toUTCString()
  send(response, { ...answer, headers: { ...answer.headers, date } })
}

/** The request with its body. For a body that is too large, sends the refusal and returns undefined. */
async function readRequest(
  request: IncomingMessage,
  response: ServerResponse,
  cors: Readonly<Record<string, string>>,
): Promise<HttpRequest | undefined> {
  const body = await readBody(request)
  if (body === undefined) {
    response.on('finish', () => request.destroy())
    send(response, { ...plain(413, ''), headers: { ...cors, connection: 'close' } })
    return undefined
  }
  const headers = new Map(
    Object.entries(request.headersDistinct).map(([name, values = []]) => [name, values.join(',')]),
  )
  const { method = '', url = '/' } = request
  return { method, url, headers, body }
}

function send(response: ServerResponse, { status, headers, body }: HttpResponse): void {
  response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers })
  response.end(body)
}

function plain(status: number, body: string): HttpResponse {
  return { status, headers: { 'content-type': 'text/plain' }, body }
}

function json(document: object): HttpResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(document),
  }
}
