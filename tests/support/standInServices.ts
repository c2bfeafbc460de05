import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { IAMClient } from '@aws-sdk/client-iam'
import type { Operator } from '../../aws/cli/doctor/Check.ts'
import { toXml, type XmlValue } from '../../aws/local/query-protocol/toXml.ts'

/** The answer of an operation: its output as JSON, or the name of an exception. */
export type WireAnswer =
  | object
  | { exception: string; message: string }
  | ((input: Readonly<Record<string, unknown>>) => object)

export interface StandInServices {
  /** The answers by the operation's name. Any other operation fails with 500. */
  answers: Readonly<Record<string, WireAnswer>>
  operator: Operator
  close(): Promise<void>
}

/** Pools, tables and IAM as the SDK's clients call them: JSON by `X-Amz-Target`, forms and XML by `Action`. */
export async function standInServices(): Promise<StandInServices> {
  const services = { answers: {} as StandInServices['answers'] }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += chunk
    const action = new URLSearchParams(body).get('Action')
    const operation = action ?? String(request.headers['x-amz-target']).split('.')[1] ?? ''
    const told = services.answers[operation]
    const answer = typeof told === 'function' ? told(JSON.parse(body)) : told
    const isQuery = action !== null
    if (answer === undefined) response.writeHead(500).end()
    else if ('exception' in answer) {
      response.writeHead(400, { 'content-type': isQuery ? 'text/xml' : 'application/x-amz-json-1.1' })
      response.end(isQuery ? errorXml(answer) : JSON.stringify({ __type: answer.exception, ...answer }))
    } else {
      response.writeHead(200, { 'content-type': isQuery ? 'text/xml' : 'application/x-amz-json-1.1' })
      response.end(isQuery ? answerXml(operation, answer) : JSON.stringify(answer))
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const client = {
    region: 'eu-central-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' },
    maxAttempts: 1,
  }
  return Object.assign(services, {
    operator: {
      userPools: new CognitoIdentityProviderClient(client),
      identityPools: new CognitoIdentityClient(client),
      dynamoDb: new DynamoDBClient(client),
      iam: new IAMClient(client),
    },
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  })
}

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html#API_GetRole_Examples */
function answerXml(operation: string, answer: object): string {
  const result = toXml(`${operation}Result`, encodeDocuments(answer))
  return `<${operation}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/">${result}<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></${operation}Response>`
}

function errorXml(answer: WireAnswer): string {
  const { exception = '', message = '' } = answer as { exception?: string; message?: string }
  return `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">${toXml('Error', { Type: 'Sender', Code: exception, Message: message })}</ErrorResponse>`
}

/** IAM percent-encodes policy documents. */
function encodeDocuments(value: object): XmlValue {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]): [string, XmlValue] => {
      if (name.endsWith('PolicyDocument')) return [name, encodeURIComponent(JSON.stringify(member))]
      const isStructure = typeof member === 'object' && member !== null && !Array.isArray(member)
      return [name, isStructure ? encodeDocuments(member) : member]
    }),
  )
}
