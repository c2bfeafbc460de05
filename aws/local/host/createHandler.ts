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
  /** Requests that come before it is there wait for it. */
  local: Promise<Backend>
  /** `localhost:5173`, `127.0.0.1:5173`, … */
  hosts: ReadonlySet<string>
  /** Pages that may call: the app's own origins. */
  origins: ReadonlySet<string>
  /** Requests that the app's own origin passes on to AWS; none when undefined. */
  forwarding?: Forwarding
}

/** The sources of the answers. */
export interface Backend {
  aws: LocalAws
  /** `/config.json`, but for the endpoint, which is at the name by which the app was asked for. */
  config: object
  /** Behind `/local/policy`, where the app is served as well; undefined where nobody is to play. */
  policySwitch?: PolicySwitch
}

/** Nothing else below `/aws`: that is where the app's sources import the policy evaluator from. */
const awsPath = /^\/aws\/?$|^\/aws\/[\w-]+\/\.well-known\/jwks\.json$/

/** A call to a service that has paths, such as S3: it is told that the service is not here. Sources are never signed for. */
function isForOtherService(path: string, { headers }: IncomingMessage): boolean {
  const service = signedServiceOf({ headers: new Map([['authorization', headers.authorization ?? '']]) })
  return path.startsWith('/aws/') && service !== undefined && !services.some((one) => one === service)
}

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/**
 * Puts the local AWS on HTTP: `POST /aws`, `GET /aws/<userPoolId>/.well-known/jwks.json` and
 * `GET /config.json`; and `/local/policy`, which AWS does not have. Anything else goes to `next`; requests of other
 * sites go nowhere.
 */
export function createHandler(settings: HandlerSettings): Handler {
  const { local, hosts, origins, forwarding = { hosts: new Map() } } = settings
  return (request, response, next) => {
    // Node takes the first of two, and a signature is made over one.
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
      // The page may connect to its own origin alone, and localhost is another origin than 127.0.0.1.
      const endpoint = `http://${request.headers.host}/aws`
      local
        .then(({ config }) => send(response, json({ ...config, endpoint })))
        .catch(() => response.destroy())
    } else if (service !== undefined) {
      local
        .then(({ aws }) => answerForwarded(aws, forwarding, service, request, response))
        .catch(() => response.destroy())
    } else if (awsPath.test(path) || isForOtherService(path, request)) {
      // The read fails when the client hangs up mid-body, so an answer would reach nobody.
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
  // Node's own header would tell the machine's time, by which the SDK would set its clock.
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

/** The request with its body; undefined when that is too large, which is then answered. */
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
