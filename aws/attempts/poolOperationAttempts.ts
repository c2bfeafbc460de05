import * as identityPool from '@aws-sdk/client-cognito-identity'
import * as userPool from '@aws-sdk/client-cognito-identity-provider'
import { identityPoolOperations } from '../local/identity-pool/operations.ts'
import { userPoolOperations } from '../local/user-pool/operations.ts'
import type { Attempt } from './Attempt.ts'
import { refused } from './expectations.ts'
import { signedRequest } from './signRequest.ts'
import type { Service, World } from './World.ts'

const targets = {
  'cognito-identity': 'AWSCognitoIdentityService',
  'cognito-idp': 'AWSCognitoIdentityProviderService',
} as const

/** The members of every operation in one input. An operation ignores the members that it does not know. */
const input = ({ userPoolId, userPoolClientId, identityPoolId, other, me }: World) => ({
  UserPoolId: userPoolId,
  ClientId: userPoolClientId,
  Username: other.username,
  GroupName: 'AgencyLeads',
  IdentityPoolId: identityPoolId,
  IdentityId: other.identityId,
  Logins: me.logins,
  MaxResults: 10,
})

/** Operations that only read. `npm run prove` never sends the others to a stack in use. */
const onlyReads = /^(Admin)?(Get|List|Describe|Lookup)/

/** Every command that the SDK exports and that has to be signed: not one of them is for an administrator's own keys. */
function commandsOf(
  sdk: object,
  operations: ReadonlyMap<string, { access: 'public' | 'operator' }>,
): readonly string[] {
  return Object.keys(sdk)
    .filter((name) => /^[A-Z]\w+Command$/.test(name))
    .map((name) => name.slice(0, -'Command'.length))
    .filter((operation) => operations.get(operation)?.access !== 'public')
}

function attempt(service: keyof typeof targets & Service, operation: string): Attempt {
  return {
    name: `the operation ${operation} of the ${service === 'cognito-idp' ? 'user' : 'identity'} pool`,
    tries: `Calls ${operation}, signed with an administrator’s credentials.`,
    layer: service === 'cognito-idp' ? 'user pool' : 'identity pool',
    ...(onlyReads.test(operation) ? {} : { localOnly: 'it would change the stack if it passed' }),
    send(world) {
      const request = signedRequest(world, operation, input(world), {
        scopeService: service,
        headers: {
          host: world.urlOf(service).host,
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `${targets[service]}.${operation}`,
        },
      })
      return world.send({ ...request, service })
    },
    expected: refused(
      'AccessDeniedException',
      new RegExp(
        `is not authorized to perform: ${service}:${operation} on resource: \\S+ because no identity-based policy allows the ${service}:${operation} action$`,
      ),
    ),
  }
}

export const poolOperationAttempts: readonly Attempt[] = [
  ...commandsOf(identityPool, identityPoolOperations).map((name) => attempt('cognito-identity', name)),
  ...commandsOf(userPool, userPoolOperations).map((name) => attempt('cognito-idp', name)),
]
