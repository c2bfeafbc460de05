import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { grantsUnder } from '../attempts/grants.ts'
import { withProjection } from '../attempts/own/withProjection.ts'
import { type Signer, signedRequest } from '../attempts/signRequest.ts'
import type { Answer, RawRequest, Service, World } from '../attempts/World.ts'
import { userPoolProvider } from '../contract/userPoolProvider.ts'
import type { StackConfig } from './StackConfig.ts'
import { type Login, signInPerson } from './signInPerson.ts'

export interface Logins {
  me: Login
  other: Login
  lead?: Login
}

/** Signs two administrators and a lead in, as browsers do, and reads what each can see. */
export async function openWorld(
  config: StackConfig,
  logins: Logins,
  now: () => number = Date.now,
): Promise<World> {
  const { region, userPoolId, userPoolClientId, identityPoolId, tableName } = config
  const urlOf = (service: Service) =>
    new URL(config.endpoint ?? `https://${service}.${region}.amazonaws.com/`)
  const [me, other] = [await signInPerson(config, logins.me), await signInPerson(config, logins.other)]
  const lead = logins.lead === undefined ? undefined : await signInPerson(config, logins.lead)
  const { account, arn } = await whoAmI({ urlOf, me, region, now }, tableName)
  const ownFieldName = await ownAgentWithStatus({ urlOf, me, region, now }, config)
  const publicKeys = await keysOf(urlOf('cognito-idp'), userPoolId)
  return {
    region,
    account,
    userPoolId,
    userPoolClientId,
    identityPoolId,
    tableName,
    visibleAttributes: config.visibleAttributes.split(','),
    grants: grantsUnder(config.editing ?? 'none'),
    tableArn: `arn:aws:dynamodb:${region}:${account}:table/${tableName}`,
    provider: userPoolProvider(config),
    me,
    other,
    lead,
    ownFieldName,
    publicKeys,
    myArn: arn,
    urlOf,
    send: (request) => send(urlOf(request.service), request),
    now,
  }
}

/** The name of one of the caller's agents with a status; some have none. */
async function ownAgentWithStatus(signer: Signer, { tableName, visibleAttributes }: StackConfig) {
  const own = {
    KeyConditionExpression: 'userId = :u',
    ExpressionAttributeValues: { ':u': { S: signer.me.partition } },
  }
  const input = withProjection({ tableName, visibleAttributes: visibleAttributes.split(',') }, own)
  const { body, message } = await send(signer.urlOf('dynamodb'), signedRequest(signer, 'Query', input))
  const { Items: items = [] } = JSON.parse(body) as { Items?: Record<string, { S?: string }>[] }
  const name = items.find(({ status }) => status !== undefined)?.fieldName?.S
  if (name === undefined) {
    throw new Error(`${signer.me.username} has no agent with a status to read: assign one first. ${message}`)
  }
  return name
}

/** Reads the account and the session's ARN from the text of a denial. */
async function whoAmI(signer: Signer, tableName: string) {
  const scan = signedRequest(signer, 'Scan', { TableName: tableName })
  const { message } = await send(signer.urlOf('dynamodb'), scan)
  const found = /^User: (arn:aws:sts::(\d{12}):\S+) is not authorized/.exec(message)
  if (found?.[1] === undefined || found[2] === undefined) {
    throw new Error(`A Scan was not denied as expected, so nothing can be proved: ${message}`)
  }
  return { arn: found[1], account: found[2] }
}

async function keysOf(userPools: URL, userPoolId: string): Promise<World['publicKeys']> {
  const response = await fetch(`${userPools.href.replace(/\/$/, '')}/${userPoolId}/.well-known/jwks.json`)
  const { keys } = (await response.json()) as { keys: World['publicKeys'] }
  return keys
}

function send(url: URL, { method, headers, body, path, cutAfter }: RawRequest): Promise<Answer> {
  const start = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const { hostname, port, pathname } = url
    const request = start(
      { hostname, port, method, path: path ?? pathname, headers: { ...headers } },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve(toAnswer(response.statusCode ?? 0, Buffer.concat(chunks).toString('utf8'))),
        )
      },
    )
    request.on('error', (error: NodeJS.ErrnoException) => {
      // A server that closes the connection during a body that is too large has refused it too.
      const closed = error.code === 'ECONNRESET' || error.code === 'EPIPE'
      if (cutAfter !== undefined) return
      if (closed && body.length > 2 ** 20) resolve({ status: 413, type: '', message: '', body: '' })
      else reject(error)
    })
    if (cutAfter === undefined) request.end(body)
    else {
      request.on('close', () => resolve({ status: 0, type: '', message: '', body: '' }))
      request.write(body.slice(0, cutAfter), () => request.destroy())
    }
  })
}

function toAnswer(status: number, body: string): Answer {
  try {
    const { __type = '', message, Message } = JSON.parse(body)
    return { status, type: String(__type).split('#').at(-1) ?? '', message: message ?? Message ?? '', body }
  } catch {
    return { status, type: '', message: '', body }
  }
}
