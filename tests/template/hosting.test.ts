import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cacheControlOf } from '../../aws/cli/hosting/cacheControlOf.ts'
import { readHosting } from '../../aws/cli/hosting/readHosting.ts'
import { startLocalAws } from '../../aws/local/startLocalAws.ts'
import { readTemplate } from '../../aws/template/readTemplate.ts'

const text = readFileSync('aws/template.yaml', 'utf8')

function boot(template: string) {
  return startLocalAws({ template, report: () => {}, deliver: () => {} })
}

describe('the local AWS', () => {
  test('leaves the hosting out, and the outputs that speak of it', async () => {
    const aws = await boot(text)
    expect(Object.keys(aws.outputs)).toContain('userPoolId')
    for (const name of ['url', 'bucketName', 'distributionId']) expect(aws.outputs).not.toHaveProperty(name)
    await aws.close()
  })

  test('still stops at a type that it knows nothing of', async () => {
    const queue = text.replace('\nOutputs:\n', '\n  Queue:\n    Type: AWS::SQS::Queue\n\nOutputs:\n')
    expect(queue).not.toBe(text)
    await expect(boot(queue)).rejects.toThrow('Queue: resources of type AWS::SQS::Queue')
  })
})

describe('the function in front of the bucket', () => {
  const { fileAt } = readHosting(readTemplate(text), 'eu-central-1')
  test.each([
    ['/', '/index.html'],
    ['/agents', '/index.html'],
    ['/agents/Glacier%20Owl', '/index.html'],
    ['/agents/J.%20Doe', '/index.html'],
    ['/access', '/index.html'],
    ['/index.html', '/index.html'],
    ['/config.json', '/config.json'],
    ['/assets/index-1a2b.js', '/assets/index-1a2b.js'],
    ['/assets/missing.js', '/assets/missing.js'],
    ['/agents.js', '/agents.js'],
  ])('answers %s with %s', (path, file) => {
    expect(fileAt(path)).toBe(file)
  })
})

describe.each([
  ['direct', [], ['cognito-idp', 'cognito-identity', 'dynamodb']],
  ['cognito-same-origin', ['cognito-idp', 'cognito-identity'], ['dynamodb']],
  ['same-origin', ['cognito-idp', 'cognito-identity', 'dynamodb'], []],
])('with Delivery=%s', (Delivery, passedOn, direct) => {
  const { services, headers } = readHosting(readTemplate(text), 'us-east-1', { Delivery })

  test('the distribution passes on what the app sends to its own origin', () => {
    expect([...services]).toEqual(
      passedOn.map((service) => [`/aws/${service}`, `${service}.us-east-1.amazonaws.com`]),
    )
  })

  test('a page connects to its own origin and the services that it calls directly', () => {
    const policy = headers['content-security-policy'] ?? ''
    const connect = policy.split('; ').find((directive) => directive.startsWith('connect-src'))
    expect(connect?.split(' ').slice(1)).toEqual([
      "'self'",
      ...direct.map((service) => `https://${service}.us-east-1.amazonaws.com`),
    ])
  })
})

test.each([
  ['keeps answers', '4135ea2d-6df8-44a3-9df3-4b5a84be39ad', '658327ea-f89d-4fab-a63d-7e88639e58f6'],
  [
    'passes the app’s host on',
    'b689b0a8-53d0-40ab-baf2-68738e2966ac',
    '216adef6-5c7f-47e4-b989-5492eafa07d3',
  ],
  ['asks AWS in the clear', 'OriginProtocolPolicy: https-only', 'OriginProtocolPolicy: match-viewer'],
  ['leaves the path as it is', "if (request.method === 'POST') {", 'if (false) {'],
])('the local server refuses a distribution that %s', (_, from, to) => {
  const changed = text.replace(from, () => to)
  expect(changed).not.toBe(text)
  expect(() => readHosting(readTemplate(changed), 'us-east-1', { Delivery: 'same-origin' })).toThrow()
})

test.each([
  ['/index.html', 'no-store'],
  ['/config.json', 'no-store'],
  ['/assets/index-1a2b.js', 'public, max-age=31536000, immutable'],
  ['/favicon.svg', 'public, max-age=3600'],
])('%s may be kept: %s', (path, cacheControl) => {
  expect(cacheControlOf(path)).toBe(cacheControl)
})

test.each([
  ['a header of a kind that a local server does not send', 'FrameOptions:\n', 'XSSProtection:\n'],
  ['a header that gives way to the bucket’s', 'Override: true', 'Override: false'],
  [
    'a function of CloudFormation that is not known',
    '- Header: Cross-Origin-Opener-Policy\n              Value: same-origin',
    '- Header: Cross-Origin-Opener-Policy\n              Value: !Base64 same-origin',
  ],
])('the local server refuses %s', (_, from, to) => {
  const changed = text.replace(from, () => to)
  expect(changed).not.toBe(text)
  expect(() => readHosting(readTemplate(changed), 'eu-central-1')).toThrow()
})
