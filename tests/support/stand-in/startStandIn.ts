import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'
import * as cloudFormation from '@aws-sdk/client-cloudformation'
import * as cloudFront from '@aws-sdk/client-cloudfront'
import * as s3 from '@aws-sdk/client-s3'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import * as sts from '@aws-sdk/client-sts'
import { AwsFailure } from './AwsFailure.ts'
import { type Encoding, encodeXml, escapeXml } from './encodeXml.ts'
import { StandInCloudFormation } from './StandInCloudFormation.ts'

/** A call that reached the stand-in, such as `CreateChangeSet` or `PutObject index.html`. */
export type Call = string

/** Replaces the answer to a call by an error of AWS, or by no answer at all. */
export type Interference = (call: Call, earlier: readonly Call[]) => AwsFailure | 'no answer' | undefined

/**
 * An AWS on this machine that speaks AWS's own wire formats: CloudFormation and STS (query XML), CloudFront (REST XML),
 * DynamoDB and Cognito (JSON) as the service models say, and s3rver, another project's S3.
 */
export class StandIn {
  readonly calls: Call[] = []
  readonly cloudFormation: StandInCloudFormation
  /** The rows of every table, for Scan. */
  rows: object[] = []
  /** The number of times that CloudFront still answers InProgress. */
  inProgress = 0
  interfere: Interference = () => undefined
  encoding: (operation: string) => Encoding = () => plain
  readonly endpoint: string
  readonly s3: S3Client
  readonly #close: () => Promise<void>
  readonly #buckets: Promise<unknown>[] = []

  constructor(endpoint: string, close: () => Promise<void>) {
    this.endpoint = endpoint
    this.#close = close
    const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }
    this.s3 = new S3Client({ endpoint, region: 'eu-central-1', forcePathStyle: true, credentials })
    this.cloudFormation = new StandInCloudFormation((Bucket) => {
      this.#buckets.push(this.s3.send(new CreateBucketCommand({ Bucket })))
    })
  }

  close(): Promise<void> {
    return this.#close()
  }

  /** The answer to a request; undefined for one that S3 answers. */
  async answer(message: IncomingMessage, body: string): Promise<Answer | undefined> {
    const call = callOf(message, body)
    // The stand-in itself makes the bucket of a new stack.
    if (call === 'CreateBucket') return undefined
    await Promise.all(this.#buckets)
    const interference = this.interfere(call, this.calls)
    this.calls.push(call)
    if (interference === 'no answer') return { status: 0, type: '', text: '' }
    const wire = wireOf(message)
    try {
      if (interference !== undefined) throw interference
      return this.#answer(call, wire, message, body)
    } catch (error) {
      if (error instanceof AwsFailure) return toErrorAnswer(error, wire)
      throw error
    }
  }

  #answer(call: Call, wire: Wire, message: IncomingMessage, body: string): Answer | undefined {
    switch (wire) {
      case 'query': {
        const input = new Map(new URLSearchParams(body))
        const output =
          call === 'GetCallerIdentity'
            ? {
                UserId: 'AIDAEXAMPLE',
                Account: '123456789012',
                Arn: 'arn:aws:iam::123456789012:user/operator',
              }
            : this.cloudFormation.answer(call, input)
        const model = call === 'GetCallerIdentity' ? sts : cloudFormation
        const namespace = call === 'GetCallerIdentity' ? stsNamespace : cloudFormationNamespace
        const members = this.#encode(
          model,
          call,
          call === 'GetCallerIdentity' ? 'Response' : 'Output',
          output,
        )
        return xml(
          200,
          `<${call}Response xmlns="${namespace}"><${call}Result>${members}</${call}Result><ResponseMetadata><RequestId>b9b4b068-3a41-11e5-94eb-example</RequestId></ResponseMetadata></${call}Response>`,
        )
      }
      case 'json':
        return {
          status: 200,
          type: 'application/x-amz-json-1.1',
          text: JSON.stringify(this.#jsonAnswer(call, body)),
        }
      case 'cloudfront':
        return this.#cloudFrontAnswer(call, message)
      default:
        return undefined
    }
  }

  #jsonAnswer(call: Call, body: string): object {
    switch (call) {
      case 'Scan':
        return { Items: this.rows, Count: this.rows.length, ScannedCount: this.rows.length }
      case 'DescribeTable': {
        const { TableName } = JSON.parse(body)
        const table = this.cloudFormation.findTable(TableName)
        if (table === undefined) {
          throw new AwsFailure(
            'ResourceNotFoundException',
            `Requested resource not found: Table: ${TableName} not found`,
          )
        }
        return { Table: { ...table.properties, TableStatus: 'ACTIVE' } }
      }
      case 'ListUserPools':
        return { UserPools: this.#pools('AWS::Cognito::UserPool', 'UserPoolName') }
      case 'ListIdentityPools': {
        const pools = this.#pools('AWS::Cognito::IdentityPool', 'IdentityPoolName')
        return {
          IdentityPools: pools.map(({ Id, Name }) => ({ IdentityPoolId: Id, IdentityPoolName: Name })),
        }
      }
      default:
        throw new AwsFailure('UnknownOperationException', call)
    }
  }

  #pools(type: string, property: string): { Id: string; Name: unknown }[] {
    return this.cloudFormation.leftBehind
      .filter((resource) => resource.type === type)
      .map(({ physicalId, properties }) => ({ Id: physicalId, Name: properties[property] }))
  }

  #cloudFrontAnswer(call: Call, { url = '' }: IncomingMessage): Answer {
    const [, , , id = ''] = url.split('/')
    const root = (name: string, content: string) =>
      `<${name} xmlns="${cloudFrontNamespace}">${content}</${name}>`
    if (call.startsWith('CreateInvalidation')) {
      const invalidation = {
        Id: 'IDFDVBD632BHDS5',
        Status: 'InProgress',
        CreateTime: new Date('2026-11-27T09:00:00Z'),
      }
      return xml(201, root('Invalidation', this.#encode(cloudFront, 'Invalidation', '', invalidation)))
    }
    const Status = this.inProgress > 0 ? 'InProgress' : 'Deployed'
    this.inProgress = Math.max(0, this.inProgress - 1)
    const distribution = {
      Id: id,
      ARN: `arn:aws:cloudfront::123456789012:distribution/${id}`,
      Status,
      LastModifiedTime: new Date('2026-11-27T09:00:00Z'),
      InProgressInvalidationBatches: 0,
      DomainName: `${id.toLowerCase()}.cloudfront.net`,
    }
    return xml(200, root('Distribution', this.#encode(cloudFront, 'Distribution', '', distribution)))
  }

  #encode(models: object, name: string, suffix: string, output: object): string {
    const model = Object.entries(models).find(([key]) => key === `${name}${suffix}$`)?.[1]
    // An operation without an answer has no structure either.
    return model === undefined ? '' : encodeXml(model, output, this.encoding(name))
  }
}

const plain: Encoding = { fateOf: () => undefined, seen: () => {}, withOthers: false }

const cloudFormationNamespace = 'http://cloudformation.amazonaws.com/doc/2010-05-15/'
const stsNamespace = 'https://sts.amazonaws.com/doc/2011-06-15/'
const cloudFrontNamespace = 'http://cloudfront.amazonaws.com/doc/2020-05-31/'

type Wire = 'query' | 'json' | 'cloudfront' | 's3'

function wireOf({ headers, url = '' }: IncomingMessage): Wire {
  if (headers['x-amz-target'] !== undefined) return 'json'
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return 'query'
  return url.startsWith('/2020-05-31/') ? 'cloudfront' : 's3'
}

function callOf(message: IncomingMessage, body: string): Call {
  const { method = '', headers, url = '' } = message
  switch (wireOf(message)) {
    case 'query':
      return new URLSearchParams(body).get('Action') ?? ''
    case 'json':
      return String(headers['x-amz-target']).split('.').at(-1) ?? ''
    case 'cloudfront':
      return url.endsWith('/invalidation') ? 'CreateInvalidation' : 'GetDistribution'
    case 's3': {
      const { pathname, searchParams } = new URL(url, 'http://s3')
      const key = decodeURIComponent(pathname.split('/').slice(2).join('/'))
      if (key !== '') return `${method === 'PUT' ? 'PutObject' : 'GetObject'} ${key}`
      if (searchParams.has('delete')) return 'DeleteObjects'
      if (searchParams.has('versions')) return 'ListObjectVersions'
      return method === 'PUT' ? 'CreateBucket' : 'ListObjectsV2'
    }
  }
}

interface Answer {
  status: number
  type: string
  text: string
}

const xml = (status: number, text: string): Answer => ({
  status,
  type: 'text/xml',
  text: `<?xml version="1.0"?>\n${text}`,
})

/** An error in the form of each protocol. */
function toErrorAnswer({ code, message, status }: AwsFailure, wire: Wire): Answer {
  const error = `<Code>${code}</Code><Message>${escapeXml(message)}</Message>`
  switch (wire) {
    case 'query':
      return xml(
        status,
        `<ErrorResponse xmlns="${cloudFormationNamespace}"><Error><Type>Sender</Type>${error}</Error><RequestId>b9b4b068</RequestId></ErrorResponse>`,
      )
    case 'json':
      return { status, type: 'application/x-amz-json-1.1', text: JSON.stringify({ __type: code, message }) }
    case 'cloudfront':
      return xml(
        status,
        `<ErrorResponse xmlns="${cloudFrontNamespace}"><Error><Type>Sender</Type>${error}</Error><RequestId>b9b4b068</RequestId></ErrorResponse>`,
      )
    case 's3':
      return xml(status, `<Error>${error}<RequestId>b9b4b068</RequestId></Error>`)
  }
}

/** Starts a stand-in on a free port of this machine. Close it when it is no longer needed. */
export async function startStandIn(): Promise<StandIn> {
  const directory = mkdtempSync(join(tmpdir(), 'stand-in-s3-'))
  const bucketServer = new S3rver({
    address: '127.0.0.1',
    port: 0,
    directory,
    silent: true,
    // For requests about a whole bucket, s3rver computes other signatures than the SDK.
    allowMismatchedSignatures: true,
  })
  const { port } = await bucketServer.run()
  const server = createServer((message, response) => {
    handle(standIn, port, message, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' })
      response.end(String(error instanceof Error ? error.stack : error))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address() as AddressInfo
  const standIn = new StandIn(`http://127.0.0.1:${address.port}`, async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await bucketServer.close()
    rmSync(directory, { recursive: true, force: true })
  })
  return standIn
}

async function handle(
  standIn: StandIn,
  s3Port: number,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  const answer = await standIn.answer(message, body.toString())
  if (answer?.status === 0) {
    response.destroy()
    return
  }
  if (answer !== undefined) {
    response.writeHead(answer.status, { 'content-type': answer.type })
    response.end(answer.text)
    return
  }
  // s3rver has no versions: every object is its own only version, which AWS calls null.
  const isVersions = /[?&]versions/.test(message.url ?? '')
  const path = isVersions ? `${message.url?.split('?')[0]}?list-type=2` : message.url
  const passed = request({
    port: s3Port,
    host: '127.0.0.1',
    method: message.method,
    path,
    headers: message.headers,
  })
  passed.on('response', (answered) => {
    if (!isVersions) {
      response.writeHead(answered.statusCode ?? 500, answered.headers)
      answered.pipe(response)
      return
    }
    let text = ''
    answered.setEncoding('utf8').on('data', (part) => {
      text += part
    })
    answered.on('end', () => {
      const keys = Array.from(text.matchAll(/<Key>([^<]*)<\/Key>/g), ([, key = '']) => key)
      const output = {
        IsTruncated: false,
        Versions: keys.map((Key) => ({ Key, VersionId: 'null', IsLatest: true, Size: 1 })),
      }
      const members = encodeXml(s3.ListObjectVersionsOutput$, output, plain)
      const { text: document } = xml(
        200,
        `<ListVersionsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${members}</ListVersionsResult>`,
      )
      response.writeHead(200, { 'content-type': 'application/xml' })
      response.end(document)
    })
  })
  passed.end(body)
}
