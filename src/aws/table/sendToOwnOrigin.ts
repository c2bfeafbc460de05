import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Config } from '../../../aws/contract/config.ts'
import { endpointOf } from '../endpointOf.ts'

/**
 * Has a client send what it signed for DynamoDB's host to the app's own origin, where that passes requests on. CloudFront
 * gives them the host and the path back for which they are signed.
 */
export function sendToOwnOrigin(client: DynamoDBClient, config: Config): void {
  const { signedFor, sentTo } = endpointOf(config, 'dynamodb')
  if (sentTo === signedFor) return
  const { protocol, hostname, port, pathname } = sentTo
  client.middlewareStack.add(
    (next) => (args) => {
      const { request } = args
      if (typeof request !== 'object' || request === null) return next(args)
      // A new request: when AWS does not answer, the SDK signs the old one again.
      const relocated = { protocol, hostname, port: port === '' ? undefined : Number(port), path: pathname }
      return next({ ...args, request: { ...request, ...relocated } })
    },
    // Behind the signature, and nearest to the network.
    { step: 'deserialize', priority: 'low', name: 'sendToOwnOrigin' },
  )
}
