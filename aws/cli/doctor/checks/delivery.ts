import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import * as v from 'valibot'
import type { Check, Finding } from '../Check.ts'

/**
 * For each service, an operation that needs no permission and changes nothing, and an answer that only this service
 * gives.
 */
const questions = {
  'cognito-idp': {
    target: 'AWSCognitoIdentityProviderService.GetUser',
    version: '1.1',
    answer: /NotAuthorized/,
  },
  'cognito-identity': { target: 'AWSCognitoIdentityService.GetId', version: '1.1', answer: /./ },
  dynamodb: { target: 'DynamoDB_20120810.ListTables', version: '1.0', answer: /MissingAuthenticationToken/ },
} as const

/** Whether each path of the app's requests answers as its service of AWS does. */
export const delivery: Check = {
  name: 'delivery',
  skip({ appUrl, config }) {
    if (config.delivery === 'direct') return 'the app calls each service directly'
    return appUrl === undefined ? 'the app is not deployed' : undefined
  },
  async run({ appUrl = '', config, operator }) {
    const findings: Finding[] = []
    for (const [service, { target, version, answer }] of Object.entries(questions)) {
      if (service === 'dynamodb' && config.delivery !== 'same-origin') continue
      const url = new URL(`/aws/${service}`, appUrl)
      const body = JSON.stringify(service === 'cognito-idp' ? { AccessToken: 'doctor' } : {})
      const headers = { 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': target }
      const response = await fetch(url, { method: 'POST', headers, body })
      const text = await response.text()
      const type = typeIn(text)
      if (response.status !== 400 || type === undefined || !answer.test(type) || isUnknown.test(type)) {
        findings.push({
          what: `${url} does not answer as ${service}: ${response.status} ${type ?? text.slice(0, 60)}`,
          fix: `The distribution has to pass it on to ${service}.${config.region}.amazonaws.com: npm run deploy -- --set Delivery=${config.delivery}`,
        })
      }
    }
    if (config.delivery === 'same-origin' && operator !== undefined && findings.length === 0) {
      findings.push(...(await listTablesThrough(appUrl, config.region, operator.dynamoDb)))
    }
    return findings
  },
}

/** Whether DynamoDB accepts a signed request after CloudFront has added to it, for example an unsigned header. */
async function listTablesThrough(
  appUrl: string,
  region: string,
  operator: DynamoDBClient,
): Promise<Finding[]> {
  const { protocol, host, hostname, port } = new URL(appUrl)
  const client = new DynamoDBClient({
    region,
    endpoint: `https://dynamodb.${region}.amazonaws.com`,
    credentials: operator.config.credentials,
  })
  client.middlewareStack.add(
    (next) => (args) => {
      if (!v.is(withHeaders, args.request)) return next(args)
      // As from a browser: the signature is for DynamoDB's host, and the header has the distribution's.
      const headers = { ...args.request.headers, host }
      const relocated = { protocol, hostname, port: port === '' ? undefined : Number(port), headers }
      return next({ ...args, request: { ...args.request, ...relocated, path: '/aws/dynamodb' } })
    },
    { step: 'deserialize', priority: 'low' },
  )
  try {
    await client.send(new ListTablesCommand({ Limit: 1 }))
    return []
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    // The signature was accepted; only the permission is missing.
    if (/is not authorized to perform/.test(message)) return []
    return [
      {
        what: `DynamoDB takes no signed request through the distribution: ${message}`,
        fix: 'Have the app call DynamoDB directly: npm run deploy -- --set Delivery=cognito-same-origin',
      },
    ]
  } finally {
    client.destroy()
  }
}

const withHeaders = v.looseObject({ headers: v.record(v.string(), v.string()) })

const isUnknown = /UnknownOperation/

const exception = v.object({ __type: v.string() })

function typeIn(text: string): string | undefined {
  try {
    const parsed = v.safeParse(exception, JSON.parse(text))
    return parsed.success ? parsed.output.__type : undefined
  } catch {
    return undefined
  }
}
