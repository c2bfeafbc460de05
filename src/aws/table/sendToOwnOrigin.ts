import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Config } from '../../../aws/contract/config.ts'
import { endpointOf } from '../endpointOf.ts'

/**
 * Makes a client sign requests for DynamoDB's host and send them to the app's own origin, when that passes requests on.
 * CloudFront restores the host and the path of the signature.
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
    // After the signature, as the last step before the network.
    { step: 'deserialize', priority: 'low', name: 'sendToOwnOrigin' },
  )
}
