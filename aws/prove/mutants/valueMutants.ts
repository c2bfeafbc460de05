import type { Mutant } from './Mutant.ts'
import { condition, forAll, leadingKeys, sub, trust } from './places.ts'

/** Mutants that compare with another value than the administrator’s own key. */
export const valueMutants: readonly Mutant[] = [
  {
    name: 'compare with *, as a pattern',
    changes: [
      { rename: forAll, to: 'ForAllValues:StringLike' },
      { set: [...condition, 'ForAllValues:StringLike', 'dynamodb:LeadingKeys'], to: '*' },
    ],
    caughtBy: { grants: true, linter: ['loose-comparison'], attempts: true },
  },
  {
    name: 'compare with any key of the region',
    changes: [
      { rename: forAll, to: 'ForAllValues:StringLike' },
      {
        set: [...condition, 'ForAllValues:StringLike', 'dynamodb:LeadingKeys'],
        to: { 'Fn::Sub': '${AWS::Region}:*' },
      },
    ],
    caughtBy: { grants: true, linter: ['loose-comparison'], attempts: true },
  },
  {
    name: 'ask the user pool for the sub',
    changes: [{ set: leadingKeys, to: '${cognito-idp.amazonaws.com:sub}' }],
    caughtBy: { linter: ['wrong-variable'], start: true },
  },
  {
    name: 'take the pool for the person',
    changes: [{ set: leadingKeys, to: '${cognito-identity.amazonaws.com:aud}' }],
    caughtBy: { grants: true, linter: ['wrong-variable'], chain: true },
  },
  {
    name: 'forget the braces of the variable',
    changes: [{ set: leadingKeys, to: 'cognito-identity.amazonaws.com:sub' }],
    caughtBy: { grants: true, linter: ['wrong-variable'], chain: true },
  },
  {
    name: 'use a tag that no session has',
    changes: [{ set: leadingKeys, to: '${aws:PrincipalTag/nobodyMapsThis}' }],
    caughtBy: { grants: true, linter: ['no-tag-session'], chain: true },
  },
  {
    name: 'forget sts:TagSession where rows hang on a tag',
    parameters: { PartitionKey: 'principal-tag' },
    changes: [{ set: [...trust, 'Action'], to: 'sts:AssumeRoleWithWebIdentity' }],
    caughtBy: { linter: ['no-tag-session'], chain: true },
  },
  {
    name: 'add somebody’s identity ID',
    changes: [{ set: leadingKeys, to: [sub, 'eu-central-1:11111111-2222-4333-8444-555555555555'] }],
    caughtBy: { linter: ['wrong-variable'] },
  },
]
