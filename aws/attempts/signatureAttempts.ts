import { createHash } from 'node:crypto'
import type { Attempt, Expected } from './Attempt.ts'
import { invalidToken, ownItems, refused, refusedEither } from './expectations.ts'
import { signedQuery } from './signedQuery.ts'
import { type SignOptions, unsignedRequest } from './signRequest.ts'
import type { RawRequest, World } from './World.ts'

const mismatch = refused(
  'InvalidSignatureException',
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
)

function ownQuery(world: World, options: SignOptions = {}): RawRequest {
  return signedQuery(
    world,
    {
      KeyConditionExpression: 'userId = :u',
      ExpressionAttributeValues: { ':u': { S: world.me.partition } },
    },
    options,
  )
}

/** The caller's own valid Query, with a change after the signature. */
function changed(change: (request: RawRequest, world: World) => Partial<RawRequest>): Attempt['send'] {
  return (world) => {
    const request = ownQuery(world)
    return world.send({ ...request, ...change(request, world) })
  }
}

function signedWith(options: SignOptions | ((world: World) => SignOptions)): Attempt['send'] {
  return (world) => world.send(ownQuery(world, typeof options === 'function' ? options(world) : options))
}

function header(name: string, to: (value: string, world: World) => string): Attempt['send'] {
  return changed(({ headers }, world) => ({
    headers: { ...headers, [name]: to(headers[name] ?? '', world) },
  }))
}

const minutes = 60_000

const stricter = 'the local AWS is stricter here than AWS is known to be'

const rows: [name: string, tries: string, send: Attempt['send'], expected: Expected, localOnly?: string][] = [
  [
    'a body changed after signing',
    'One’s own ID replaced by another’s on the way.',
    changed((request, world) => ({
      body: String(request.body).replace(world.me.partition, world.other.partition),
    })),
    mismatch,
  ],
  ['one space added to the body', '', changed(({ body }) => ({ body: `${String(body)} ` })), mismatch],
  [
    'a changed body that claims to be unsigned',
    'x-amz-content-sha256: UNSIGNED-PAYLOAD, as S3 allows it.',
    (world) => {
      const request = ownQuery(world, { headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } })
      const body = String(request.body).replace(world.me.partition, world.other.partition)
      return world.send({ ...request, body })
    },
    mismatch,
  ],
  [
    'a changed body under a hash of its own',
    'x-amz-content-sha256 says what the body is now, and what was signed is another.',
    changed((request, world) => {
      const body = String(request.body).replace(world.me.partition, world.other.partition)
      const hash = createHash('sha256').update(body).digest('hex')
      return { body, headers: { ...request.headers, 'x-amz-content-sha256': hash } }
    }),
    mismatch,
  ],
  [
    'the operation changed after signing',
    'A signed Query sent as a Scan.',
    header('x-amz-target', () => 'DynamoDB_20120810.Scan'),
    mismatch,
  ],
  [
    'a signature of zeros',
    '',
    header('authorization', (value) => value.replace(/Signature=.*/, `Signature=${'0'.repeat(64)}`)),
    mismatch,
  ],
  [
    'an empty signature',
    '',
    header('authorization', (value) => value.replace(/Signature=.*/, 'Signature=')),
    refused('IncompleteSignatureException', /^Authorization header requires 'Signature' parameter\./),
  ],
  [
    'the signature in capitals',
    'Hexadecimal is lower case.',
    header('authorization', (value) =>
      value.replace(/Signature=(.*)/, (_, hex: string) => `Signature=${hex.toUpperCase()}`),
    ),
    mismatch,
  ],
  [
    'another’s secret key',
    'One’s own session token, signed with somebody else’s secret.',
    signedWith((world) => ({
      credentials: { ...world.me.credentials, secretAccessKey: world.other.credentials.secretAccessKey },
    })),
    mismatch,
  ],
  [
    'another’s key ID',
    'One’s own session token under somebody else’s access key ID.',
    signedWith((world) => ({
      credentials: { ...world.me.credentials, accessKeyId: world.other.credentials.accessKeyId },
    })),
    invalidToken,
  ],
  [
    'another’s session token',
    'Only the session token is somebody else’s.',
    signedWith((world) => ({
      credentials: { ...world.me.credentials, sessionToken: world.other.credentials.sessionToken },
    })),
    invalidToken,
  ],
  [
    'another’s key ID and session token',
    'Signed with the attacker’s own secret, since the other’s secret never travels.',
    signedWith((world) => ({
      credentials: { ...world.other.credentials, secretAccessKey: world.me.credentials.secretAccessKey },
    })),
    mismatch,
  ],
  [
    'no session token',
    'Temporary keys without their token.',
    signedWith(({ me }) => ({
      credentials: {
        accessKeyId: me.credentials.accessKeyId,
        secretAccessKey: me.credentials.secretAccessKey,
      },
    })),
    invalidToken,
  ],
  [
    'a session token cut short',
    '',
    signedWith(({ me }) => ({
      credentials: { ...me.credentials, sessionToken: me.credentials.sessionToken.slice(0, -4) },
    })),
    invalidToken,
  ],
  [
    'a session token with one character changed',
    '',
    signedWith(({ me }) => ({
      credentials: {
        ...me.credentials,
        sessionToken: me.credentials.sessionToken.replace(/^(.{60})./, (_, start: string) => `${start}!`),
      },
    })),
    invalidToken,
  ],
  [
    'a session token that is an ID token',
    '',
    signedWith(({ me }) => ({ credentials: { ...me.credentials, sessionToken: me.idToken } })),
    invalidToken,
  ],
  [
    'an invented long-lived key',
    'The key of AWS’s own documentation.',
    signedWith({
      credentials: {
        accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
        secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      },
    }),
    invalidToken,
  ],
  [
    'another Region in the scope',
    '',
    signedWith({ region: 'us-east-1' }),
    refused('InvalidSignatureException', /^Credential should be scoped to a valid region/),
  ],
  [
    'another service in the scope',
    '',
    signedWith({ scopeService: 's3' }),
    refused('InvalidSignatureException', /^Credential should be scoped to correct service: 'dynamodb'\./),
  ],
  [
    'another end of the scope',
    '',
    signedWith({ terminator: 'aws5_request' }),
    refused('InvalidSignatureException', /^Credential should be scoped with a valid terminator/),
  ],
  [
    'another day in the scope',
    '',
    signedWith({ scopeDate: '20200229' }),
    refused('InvalidSignatureException', /^Date in Credential scope does not match YYYYMMDD/),
  ],
  [
    'a day that no month has',
    'Signed as of the 45th: a parser that adds up days and months would accept it as a date.',
    signedWith((world) => ({
      date: `${new Date(world.now()).toISOString().slice(0, 7).replace('-', '')}45T101500Z`,
    })),
    refusedEither(
      refused('IncompleteSignatureException', /^Date must be in ISO-8601 'basic format'/),
      refused('InvalidSignatureException', /./),
    ),
  ],
  [
    'a query string added after signing',
    '',
    changed((_, world) => ({ path: `${world.urlOf('dynamodb').pathname}?Action=Scan` })),
    mismatch,
  ],
  [
    'a signature in the query string and in the header',
    'Two of them, of which each reader might take another.',
    changed((_, world) => ({
      path: `${world.urlOf('dynamodb').pathname}?X-Amz-Algorithm=AWS4-HMAC-SHA256`,
    })),
    refused(
      'InvalidSignatureException',
      /^Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization'/,
    ),
  ],
  [
    'a request of sixteen minutes ago',
    'A recorded request, replayed after its time.',
    signedWith({ clockAhead: -16 * minutes }),
    refused('InvalidSignatureException', /^Signature expired: /),
  ],
  [
    'a request from the future',
    'Signed now to be used later.',
    signedWith({ clockAhead: 16 * minutes }),
    refused('InvalidSignatureException', /^Signature not yet current: /),
  ],
  [
    'a request replayed at once',
    'Within fifteen minutes AWS takes it again: it reads the same rows of the same person.',
    async (world) => {
      const request = ownQuery(world)
      await world.send(request)
      return world.send(request)
    },
    ownItems,
  ],
  [
    'no signature',
    '',
    (world) => world.send(unsignedRequest(world, 'dynamodb', 'Query', { TableName: world.tableName })),
    refused('MissingAuthenticationTokenException', 'Request is missing Authentication Token'),
  ],
  [
    'an ID token for a signature',
    'Authorization: Bearer, as other databases take it.',
    (world) => {
      const request = unsignedRequest(world, 'dynamodb', 'Query', { TableName: world.tableName })
      return world.send({
        ...request,
        headers: { ...request.headers, authorization: `Bearer ${world.me.idToken}` },
      })
    },
    refused('MissingAuthenticationTokenException', 'Request is missing Authentication Token'),
  ],
  [
    'another algorithm',
    '',
    header('authorization', (value) => value.replace('AWS4-HMAC-SHA256', 'AWS4-HMAC-MD5')),
    refused('IncompleteSignatureException', /^Unsupported AWS 'algorithm': 'AWS4-HMAC-MD5'/),
  ],
  [
    'an operation that is not signed',
    'If the signature did not cover X-Amz-Target, a Query could be turned into anything.',
    signedWith({ unsigned: ['x-amz-target'] }),
    refused('InvalidSignatureException', "'x-amz-target' must be a 'SignedHeader' in the AWS Authorization."),
    stricter,
  ],
  [
    'a host that is not signed',
    '',
    signedWith({ unsigned: ['host'] }),
    refused('InvalidSignatureException', "'Host' must be a 'SignedHeader' in the AWS Authorization."),
  ],
  [
    'a session token that is not signed',
    'It could be exchanged on the way.',
    signedWith({ unsigned: ['x-amz-security-token'] }),
    refused(
      'InvalidSignatureException',
      "'x-amz-security-token' must be a 'SignedHeader' in the AWS Authorization.",
    ),
    stricter,
  ],
  [
    'headers signed in another order',
    'Two readers of the list might put together two requests.',
    signedWith({ listed: (names) => [...names].reverse() }),
    mismatch,
    stricter,
  ],
  [
    'a header signed twice',
    '',
    signedWith({ listed: (names) => ['host', ...names].sort() }),
    mismatch,
    stricter,
  ],
  [
    'a header signed that is not there',
    'Somebody on the way could add the header, and it would count as signed.',
    signedWith({ listed: (names) => [...names, 'x-amz-later'].sort() }),
    mismatch,
    stricter,
  ],
]

export const signatureAttempts: readonly Attempt[] = rows.map(([name, tries, send, expected, localOnly]) => ({
  name,
  tries: tries === '' ? `A Query for the caller’s own rows with ${name}.` : tries,
  layer: 'signature',
  send,
  expected,
  ...(localOnly === undefined ? {} : { localOnly }),
}))
