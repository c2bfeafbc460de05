import type { RequestListener } from 'node:http'
import dynalite from 'dynalite'
import inject from 'light-my-request'
import type { AuthorizedRequest } from '../authorization/AuthorizedRequest.ts'
import { AwsError } from '../AwsError.ts'
import type { TableProperties } from './tableProperties.ts'

export interface Engine {
  createTable(definition: TableProperties): Promise<void>
  execute(request: AuthorizedRequest): Promise<object>
  close(): Promise<void>
}

export async function createEngine({ path }: { path?: string }): Promise<Engine> {
  const server = dynalite({ ...(path === undefined ? {} : { path }), createTableMs: 0 })
  const listener = server.listeners('request')[0] as RequestListener
  const run = async (operation: string, input: unknown): Promise<object> => {
    const response = await inject(listener as never, {
      method: 'POST',
      url: '/',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDB_20120810.${operation}`,
        'x-amz-date': 'x',
        authorization: 'AWS4-HMAC-SHA256 Credential=a, SignedHeaders=b, Signature=c',
      },
      payload: JSON.stringify(input),
    })
    const body = JSON.parse(response.payload)
    if (response.statusCode === 200) return body
    throw new AwsError(body.__type, body.message ?? body.Message ?? '', response.statusCode)
  }
  return {
    async createTable({ TableName, AttributeDefinitions, KeySchema }) {
      await run('CreateTable', { TableName, AttributeDefinitions, KeySchema, BillingMode: 'PAY_PER_REQUEST' })
      await new Promise((resolve) => setTimeout(resolve, 50))
    },
    execute: (request) => run(request.operation, request.input),
    async close() {},
  }
}
