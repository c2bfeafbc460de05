import { runInNewContext } from 'node:vm'
import * as v from 'valibot'
import type { Template } from '../../template/parseTemplate.ts'
import { resolveValue } from '../../template/resolveValue.ts'

/** How CloudFront will serve the app, as the template says it. */
export interface Hosting {
  /** What every response carries, names in lower case. */
  headers: Readonly<Record<string, string>>
  /** What no response carries, though the bucket sends it, in lower case. */
  removed: readonly string[]
  /** The file that answers a path: `/index.html` for the app's own addresses, itself for a file. */
  fileAt(path: string): string
}

/**
 * Reads the response headers and the viewer-request function of a template, so that what breaks the app there
 * breaks it here first.
 *
 * @param parameters values of the template's parameters; one that is not given has its default
 * @throws Error for a header or a setting that this cannot reproduce
 */
export function readHosting(
  template: Template,
  region: string,
  parameters: Readonly<Record<string, string>> = {},
): Hosting {
  const propertiesOf = (logicalId: string) =>
    resolveValue(template.Resources[logicalId]?.Properties, {
      ref(name) {
        if (name === 'AWS::Region') return region
        if (name === 'AWS::StackName') return 'leading-keys'
        const value = parameters[name] ?? template.Parameters[name]?.Default
        if (value !== undefined) return value
        throw new Error(`${logicalId} refers to ${name}, which a local server does not have`)
      },
      attribute(name) {
        throw new Error(`${logicalId} refers to an attribute of ${name}, which a local server does not have`)
      },
      condition(name) {
        throw new Error(`${logicalId} depends on ${name}, which a local server does not have`)
      },
      mapping(name) {
        throw new Error(`${logicalId} looks into ${name}, which a local server does not have`)
      },
      refuse(what) {
        throw new Error(`${logicalId} uses ${what}, which a local server does not know`)
      },
    })
  const policy = v.parse(responseHeadersPolicy, propertiesOf('ResponseHeaders'))
  const { FunctionCode } = v.parse(pagesFunction, propertiesOf('PagesFunction'))
  return {
    headers: headersOf(policy.ResponseHeadersPolicyConfig),
    removed: policy.ResponseHeadersPolicyConfig.RemoveHeadersConfig.Items.map(({ Header }) =>
      Header.toLowerCase(),
    ),
    fileAt: (path) => runFunction(FunctionCode, path),
  }
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
function runFunction(code: string, path: string): string {
  const event = {
    version: '1.0',
    context: { eventType: 'viewer-request' },
    viewer: { ip: '127.0.0.1' },
    request: { method: 'GET', uri: path, querystring: {}, headers: {}, cookies: {} },
  }
  return v.parse(answer, runInNewContext(`${code}\n;handler(event)`, { event })).uri
}

const answer = v.looseObject({ uri: v.string() })
