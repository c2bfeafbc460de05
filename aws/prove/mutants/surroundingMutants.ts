import type { Mutant } from './Mutant.ts'
import { client, identityPool } from './places.ts'

/** Mutants of the resources around the policy. */
export const surroundingMutants: readonly Mutant[] = [
  {
    name: 'give everybody the leads’ role',
    changes: [
      {
        set: ['Resources', 'IdentityPoolRoles', 'Properties', 'Roles', 'authenticated'],
        to: { 'Fn::GetAtt': ['LeadRole', 'Arn'] },
      },
    ],
    caughtBy: { chain: true },
  },
  {
    name: 'let guests in',
    changes: [{ set: [...identityPool, 'AllowUnauthenticatedIdentities'], to: true }],
    caughtBy: { start: true },
  },
  {
    name: 'allow the classic flow',
    changes: [{ set: [...identityPool, 'AllowClassicFlow'], to: true }],
    caughtBy: { attempts: true },
  },
  {
    name: 'do not ask whether a token was revoked',
    changes: [{ set: [...identityPool, 'CognitoIdentityProviders', 0, 'ServerSideTokenCheck'], to: false }],
    caughtBy: { attempts: true },
  },
  {
    name: 'let people sign themselves up',
    changes: [
      {
        set: ['Resources', 'UserPool', 'Properties', 'AdminCreateUserConfig', 'AllowAdminCreateUserOnly'],
        to: false,
      },
    ],
    caughtBy: { start: true },
  },
  {
    name: 'say which usernames exist',
    changes: [{ set: [...client, 'PreventUserExistenceErrors'], to: 'LEGACY' }],
    caughtBy: { attempts: true },
  },
  {
    name: 'send passwords over the wire',
    changes: [{ append: [...client, 'ExplicitAuthFlows'], value: 'ALLOW_USER_PASSWORD_AUTH' }],
    caughtBy: { start: true },
  },
]
