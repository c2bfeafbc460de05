import type { Policy } from '../../policy/Policy.ts'
import { parsePolicy } from '../../policy/parsePolicy.ts'
import type { LocalAws } from '../LocalAws.ts'
import type { Principal } from './Principal.ts'

/** The operator owns everything in the local AWS, as the account's administrator does on AWS. */
const operatorPolicy = parsePolicy(
  'Operator',
  {
    Version: '2012-10-17',
    Statement: { Sid: 'Administration', Effect: 'Allow', Action: '*', Resource: '*' },
  },
  'identity',
)

/** The policies that decide what a principal may do: its role's, or none if the role is gone. */
export function policiesOf(aws: LocalAws, principal: Principal): readonly Policy[] {
  switch (principal.kind) {
    case 'operator':
      return [operatorPolicy]
    case 'session':
      return aws.roles.get(principal.roleArn)?.policies ?? []
  }
}
