import type { Plugin } from 'vite'

/** Modules that never run in this app, and the code that replaces each. */
const unused: [path: RegExp, code: string][] = [
  // For browsers without fetch.
  [/[\\/]isomorphic-unfetch[\\/]/, ''],
  // For fractions in a buffer. A sign-in has none.
  [/[\\/]ieee754[\\/]/, ''],
  // For operations that look up their endpoint first. DynamoDB has none today.
  [
    /[\\/]@aws-sdk[\\/]middleware-endpoint-discovery[\\/]/,
    'export const resolveEndpointDiscoveryConfig = (config) => config',
  ],
  // The storage for tokens that cognito-js uses by default. The app always passes another one.
  [/[\\/]amazon-cognito-identity-js[\\/].*StorageHelper\.js$/, 'export default class StorageHelper {}'],
  // The cache for the identity ID that the credential provider uses by default. The app always passes another one.
  [
    /[\\/]credential-provider-cognito-identity[\\/].*IndexedDbStorage\.js$/,
    'export class IndexedDbStorage {}',
  ],
  // For finding a service's address from its Region. The app passes the address to every client:
  // src/aws/clientSettings.ts.
  [
    /[\\/]@aws-sdk[\\/]client-(dynamodb|cognito-identity)[\\/].*endpointResolver\.js$/,
    'export const defaultEndpointResolver = ({ Endpoint }) => ({ url: new URL(Endpoint), properties: {}, headers: {} })',
  ],
  // For pages without TLS and so without Web Crypto. Such pages must not get credentials.
  [/[\\/]@smithy[\\/].*Sha256Js\.js$/, 'export class Sha256Js {}'],
  // For the names of buckets.
  [/[\\/]@smithy[\\/].*service-customizations[\\/]index\.js$/, 'export const resolveParamsForS3 = () => {}'],
  // For signing the messages of a stream, and for the adaptive retry mode, which the app does not choose.
  [/[\\/]@smithy[\\/].*HeaderFormatter\.js$/, 'export class HeaderFormatter {}'],
  [/[\\/]@smithy[\\/].*DefaultRateLimiter\.js$/, 'export class DefaultRateLimiter {}'],
  [/[\\/]@smithy[\\/].*AdaptiveRetryStrategy\.js$/, 'export class AdaptiveRetryStrategy {}'],
]

/** Leaves out modules that the libraries import and this app never runs. */
export const withoutUnusedModules: Plugin = {
  name: 'without-unused-modules',
  enforce: 'pre',
  apply: 'build',
  load: (id) => unused.find(([path]) => path.test(id))?.[1] ?? null,
}
