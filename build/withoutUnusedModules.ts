import type { Plugin } from 'vite'

/** Modules whose code never runs in this app, and what they export instead. */
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
  // Where cognito-js keeps tokens when it gets no storage. The app always gives it one.
  [/[\\/]amazon-cognito-identity-js[\\/].*StorageHelper\.js$/, 'export default class StorageHelper {}'],
  // Where the credential provider keeps the identity ID when it gets no cache. The app always gives it one.
  [
    /[\\/]credential-provider-cognito-identity[\\/].*IndexedDbStorage\.js$/,
    'export class IndexedDbStorage {}',
  ],
  // For finding a service's address from its Region. The app gives every client the address: src/aws/clientSettings.ts.
  [
    /[\\/]@aws-sdk[\\/]client-(dynamodb|cognito-identity)[\\/].*endpointResolver\.js$/,
    'export const defaultEndpointResolver = ({ Endpoint }) => ({ url: new URL(Endpoint), properties: {}, headers: {} })',
  ],
  // For pages without TLS, which have no Web Crypto. They must not get credentials.
  [/[\\/]@smithy[\\/].*Sha256Js\.js$/, 'export class Sha256Js {}'],
  // For the names of buckets.
  [/[\\/]@smithy[\\/].*service-customizations[\\/]index\.js$/, 'export const resolveParamsForS3 = () => {}'],
  // For signing the messages of a stream, and for the adaptive retry mode, which the app does not choose.
  [/[\\/]@smithy[\\/].*HeaderFormatter\.js$/, 'export class HeaderFormatter {}'],
  [/[\\/]@smithy[\\/].*DefaultRateLimiter\.js$/, 'export class DefaultRateLimiter {}'],
  [/[\\/]@smithy[\\/].*AdaptiveRetryStrategy\.js$/, 'export class AdaptiveRetryStrategy {}'],
]

/** Leaves modules out of the build that the libraries import and this app never runs. */
export const withoutUnusedModules: Plugin = {
  name: 'without-unused-modules',
  enforce: 'pre',
  apply: 'build',
  load: (id) => unused.find(([path]) => path.test(id))?.[1] ?? null,
}
