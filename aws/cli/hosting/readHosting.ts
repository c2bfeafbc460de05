import { runInNewContext } from 'node:vm'
import * as v from 'valibot'
import type { Template } from '../../template/parseTemplate.ts'
import { type References, resolveValue } from '../../template/resolveValue.ts'

/** The template's settings of how CloudFront serves the app. */
export interface Hosting {
  /** Headers of every response, with names in lower case. */
  headers: Readonly<Record<string, string>>
  /** Headers that the bucket sends and CloudFront removes, in lower case. */
  removed: readonly string[]
  /** The service of AWS behind a path of the app's own origin: `/aws/dynamodb` and its host. */
  services: ReadonlyMap<string, string>
  /** The file that answers a path: `/index.html` for the app's own addresses, itself for a file. */
  fileAt(path: string): string
}

/**
 * Reads the response headers and the viewer-request function of a template, so that a fault in them shows up locally
 * before it is deployed.
 *
 * @param parameters values of the template's parameters; any other has its default
 * @throws Error for a header or a setting that a local server cannot reproduce
 */
export function readHosting(
  template: Template,
  region: string,
  parameters: Readonly<Record<string, string>> = {},
): Hosting {
  const refuse = (logicalId: string, what: string): never => {
    throw new Error(`${logicalId} ${what}, which a local server does not have`)
  }
  const referencesOf = (logicalId: string): References => ({
    ref(name) {
      if (name === 'AWS::Region') return region
      if (name === 'AWS::StackName') return 'leading-keys'
      const value = parameters[name] ?? template.Parameters[name]?.Default
      // AWS chooses the names of resources. They do not matter here.
      return value ?? (name in template.Resources ? `<${name}>` : refuse(logicalId, `refers to ${name}`))
    },
    attribute: (name, attribute) => `<${name}.${attribute}>`,
    condition: (name) => resolveValue(template.Conditions[name], referencesOf(logicalId)) === true,
    mapping: (name) => refuse(logicalId, `looks into ${name}`),
    refuse: (what) => refuse(logicalId, `uses ${what}`),
  })
  const propertiesOf = (logicalId: string) =>
    resolveValue(template.Resources[logicalId]?.Properties, referencesOf(logicalId))
  const policy = v.parse(responseHeadersPolicy, propertiesOf('ResponseHeaders'))
  const { FunctionCode } = v.parse(pagesFunction, propertiesOf('PagesFunction'))
  const { DistributionConfig } = v.parse(distribution, propertiesOf('Distribution'))
  return {
    headers: headersOf(policy.ResponseHeadersPolicyConfig),
    removed: policy.ResponseHeadersPolicyConfig.RemoveHeadersConfig.Items.map(({ Header }) =>
      Header.toLowerCase(),
    ),
    fileAt: (path) => runFunction(FunctionCode, 'GET', path),
    services: servicesOf(DistributionConfig, FunctionCode),
  }
}

/**
 * The settings of a path that passes requests on to a service of AWS. With other settings, AWS would refuse the
 * requests, or CloudFront would cache the answers.
 */
const passingOn = v.strictObject({
  PathPattern: v.pipe(v.string(), v.regex(/^\/[\w/-]+\*$/)),
  TargetOriginId: v.string(),
  ViewerProtocolPolicy: v.literal('https-only'),
  AllowedMethods: v.strictTuple(
    (['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'] as const).map((method) =>
      v.literal(method),
    ),
  ),
  CachedMethods: v.array(v.string()),
  Compress: v.literal(false),
  // AWS's managed policies CachingDisabled and AllViewerExceptHostHeader.
  CachePolicyId: v.literal('4135ea2d-6df8-44a3-9df3-4b5a84be39ad'),
  OriginRequestPolicyId: v.literal('b689b0a8-53d0-40ab-baf2-68738e2966ac'),
  FunctionAssociations: v.array(v.unknown()),
})

const distribution = v.looseObject({
  DistributionConfig: v.looseObject({
    Origins: v.array(
      v.looseObject({
        Id: v.string(),
        DomainName: v.string(),
        CustomOriginConfig: v.optional(
          v.strictObject({
            OriginProtocolPolicy: v.literal('https-only'),
            OriginSSLProtocols: v.array(v.literal('TLSv1.2')),
          }),
        ),
      }),
    ),
    CacheBehaviors: v.array(passingOn),
  }),
})

type DistributionConfig = v.InferOutput<typeof distribution>['DistributionConfig']

function servicesOf({ Origins, CacheBehaviors }: DistributionConfig, code: string): Map<string, string> {
  return new Map(
    CacheBehaviors.map(({ PathPattern, TargetOriginId }) => {
      const path = PathPattern.slice(0, -1)
      const origin = Origins.find(({ Id }) => Id === TargetOriginId)
      if (origin?.CustomOriginConfig === undefined)
        throw new Error(`${PathPattern} leads to no service of AWS`)
      if (runFunction(code, 'POST', path) !== '/') throw new Error(`${PathPattern} does not lead to the root`)
      return [path, origin.DomainName]
    }),
  )
}

const overriding = { Override: v.literal(true) }

const responseHeadersPolicy = v.strictObject({
  ResponseHeadersPolicyConfig: v.strictObject({
    Name: v.string(),
    Comment: v.optional(v.string()),
    SecurityHeadersConfig: v.strictObject({
      ContentSecurityPolicy: v.strictObject({ ...overriding, ContentSecurityPolicy: v.string() }),
      ContentTypeOptions: v.strictObject(overriding),
      FrameOptions: v.strictObject({ ...overriding, FrameOption: v.picklist(['DENY', 'SAMEORIGIN']) }),
      ReferrerPolicy: v.strictObject({ ...overriding, ReferrerPolicy: v.string() }),
      StrictTransportSecurity: v.strictObject({
        ...overriding,
        AccessControlMaxAgeSec: v.number(),
        IncludeSubdomains: v.literal(true),
      }),
    }),
    RemoveHeadersConfig: v.strictObject({ Items: v.array(v.strictObject({ Header: v.string() })) }),
    CustomHeadersConfig: v.strictObject({
      Items: v.array(v.strictObject({ ...overriding, Header: v.string(), Value: v.string() })),
    }),
  }),
})

type ResponseHeadersPolicy = v.InferOutput<typeof responseHeadersPolicy>

const pagesFunction = v.looseObject({ FunctionCode: v.string() })

function headersOf(config: ResponseHeadersPolicy['ResponseHeadersPolicyConfig']): Record<string, string> {
  const security = config.SecurityHeadersConfig
  return {
    'content-security-policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': security.FrameOptions.FrameOption,
    'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
    'strict-transport-security': `max-age=${security.StrictTransportSecurity.AccessControlMaxAgeSec}; includeSubDomains`,
    ...Object.fromEntries(
      config.CustomHeadersConfig.Items.map(({ Header, Value }) => [Header.toLowerCase(), Value]),
    ),
  }
}

/** @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html */
function runFunction(code: string, method: 'GET' | 'POST', path: string): string {
  const event = {
    version: '1.0',
    context: { eventType: 'viewer-request' },
    viewer: { ip: '127.0.0.1' },
    request: { method, uri: path, querystring: {}, headers: {}, cookies: {} },
  }
  return v.parse(answer, runInNewContext(`${code}\n;handler(event)`, { event })).uri
}

const answer = v.looseObject({ uri: v.string() })
