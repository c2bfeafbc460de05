import type { Mutant } from './Mutant.ts'
import { trust } from './places.ts'

/** Mutants of the trust policy. */
export const trustMutants: readonly Mutant[] = [
  {
    name: 'trust every identity pool',
    changes: [{ remove: [...trust, 'Condition', 'StringEquals'] }],
    caughtBy: { linter: ['trusts-any-pool'] },
  },
  {
    name: 'trust guests',
    changes: [{ remove: [...trust, 'Condition', 'ForAnyValue:StringLike'] }],
    caughtBy: { linter: ['trusts-guests'] },
  },
  {
    name: 'trust guests only',
    changes: [
      {
        set: [...trust, 'Condition', 'ForAnyValue:StringLike', 'cognito-identity.amazonaws.com:amr'],
        to: 'unauthenticated',
      },
    ],
    caughtBy: { linter: ['trusts-guests'], chain: true },
  },
  {
    name: 'trust a token without the claim',
    changes: [{ rename: [...trust, 'Condition', 'ForAnyValue:StringLike'], to: 'ForAllValues:StringLike' }],
    caughtBy: { linter: ['trusts-guests'], chain: true },
  },
  {
    name: 'trust everybody',
    changes: [{ set: [...trust, 'Principal'], to: '*' }],
    caughtBy: { linter: ['trusts-anybody'], start: true },
  },
]
