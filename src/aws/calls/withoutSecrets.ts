import type { Json, JsonObject, Service } from './AwsCall.ts'
import { decodeClaims } from './decodeClaims.ts'
import { isJsonObject } from './isJsonObject.ts'

/** The text in place of a secret. */
export const hidden = '(hidden)'

/** The members of Cognito's messages that may be seen. Any other text in them counts as a secret. */
const harmless = new Set([
  'AuthFlow',
  'ChallengeName',
  'ClientId',
  'CodeDeliveryDetails',
  'DeliveryMedium',
  'AttributeName',
  'Destination',
  'Expiration',
  'IdentityId',
  'IdentityPoolId',
  'TIMESTAMP',
  'TokenType',
  'USERNAME',
  'USER_ID_FOR_SRP',
  'Username',
  'CustomRoleArn',
])

/** The input or output of a call as it may be kept: no token, key, password or code, and no agent. */
export function withoutSecrets(service: Service, message: JsonObject): JsonObject {
  return service === 'dynamodb' ? withoutItems(message) : hideIn(message)
}

function hideIn(message: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(message).map(([name, value]) => [name, hide(name, value)]))
}

function hide(name: string, value: Json): Json {
  if (typeof value === 'string') return harmless.has(name) ? value : hideToken(value)
  if (Array.isArray(value)) return value.map((item: Json) => hide(name, item))
  return isJsonObject(value) ? hideIn(value) : value
}

/** Keeps the claims of a token, which are no secret, without the signature. Without it AWS accepts no token. */
function hideToken(value: string): Json {
  const claims = decodeClaims(value)
  return claims === undefined ? hidden : { token: hidden, claims }
}

/** Removes the items of a read: only the page that asked for them shows them. */
function withoutItems(message: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(message).map(([name, value]) => {
      if (name === 'Item' && isJsonObject(value)) return [name, onlyPartition(value)]
      return [name, itemsIn.has(name) ? countOf(value) : value]
    }),
  )
}

const itemsIn = new Set([
  'Items',
  'Attributes',
  'Responses',
  'UnprocessedItems',
  'UnprocessedKeys',
  // The last row of a page is named by its keys, and one of them is an agent's name.
  'LastEvaluatedKey',
  'ExclusiveStartKey',
])

/** Keeps only the partition key of an item: it decides who may read the item, and names no agent. */
function onlyPartition(item: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, name === 'userId' ? value : '(not kept)']),
  )
}

function countOf(value: Json): string {
  return Array.isArray(value) ? `(${value.length} not kept)` : '(not kept)'
}
