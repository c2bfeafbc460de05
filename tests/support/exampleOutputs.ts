/** The outputs of a stack in an example account. */
export const exampleOutputs = {
  region: 'eu-central-1',
  userPoolId: 'eu-central-1_AbCdEfGhI',
  userPoolClientId: '0123456789abcdefghijklmnop',
  identityPoolId: 'eu-central-1:121ebb41-a712-4ee7-9d33-800b4cb96a1c',
  tableName: 'AgentsTable',
  officesTableName: 'OfficesTable',
  partitionKey: 'identity-id',
  authenticatorApp: 'optional',
  visibleAttributes: 'userId,fieldName',
  idleMinutes: '15',
  leadGroup: 'AgencyLeads',
  url: 'https://d111111abcdef8.cloudfront.net/',
  bucketName: 'leading-keys-appbucket-1a2b',
  distributionId: 'E1A2B3C4D5E6F7',
}
