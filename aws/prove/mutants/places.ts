import type { Path } from './Mutant.ts'

export const role: Path = ['Resources', 'AdministratorRole', 'Properties']
export const policy: Path = [...role, 'Policies', 'OwnAgents', 'PolicyDocument']
export const own: Path = [...policy, 'Statement', 'QueryOwnAgents']
/** Only where `Editing` is `own-agents`. */
export const edit: Path = [...policy, 'Statement', 'EditOwnAgents']
export const condition: Path = [...own, 'Condition']
export const forAll: Path = [...condition, 'ForAllValues:StringEquals']
export const leadingKeys: Path = [...forAll, 'dynamodb:LeadingKeys']
export const presence: Path = [...condition, 'Null', 'dynamodb:LeadingKeys']
export const trust: Path = [...role, 'AssumeRolePolicyDocument', 'Statement', 'AssumeThroughThisIdentityPool']
export const agentsTable: Path = ['Resources', 'AgentsTable', 'Properties']
export const table = { 'Fn::GetAtt': ['AgentsTable', 'Arn'] }
export const identityPool: Path = ['Resources', 'IdentityPool', 'Properties']
export const client: Path = ['Resources', 'UserPoolClient', 'Properties']
export const sub = '${cognito-identity.amazonaws.com:sub}'
