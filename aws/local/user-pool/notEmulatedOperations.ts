import { notEmulated } from '../notEmulated.ts'

/**
 * Further operations of AWS, which the local AWS does not run. A caller without the right is denied in AWS's words. A
 * caller with it reads that the operation is not emulated.
 */
export const notEmulatedOperations = [
  ...notEmulated(
    'public',
    `CompleteWebAuthnRegistration ConfirmDevice ConfirmSignUp DeleteUser DeleteUserAttributes
   DeleteWebAuthnCredential ForgetDevice GetDevice GetUserAttributeVerificationCode GetUserAuthFactors
   ListDevices ListUserSessions ListWebAuthnCredentials ResendConfirmationCode RevokeUserSession
   SetUserSettings StartWebAuthnRegistration UpdateAuthEventFeedback UpdateDeviceStatus VerifyUserAttribute`,
  ),
  ...notEmulated(
    'operator',
    `AddCustomAttributes AddUserPoolClientSecret AdminConfirmSignUp AdminSetUserMFAPreference
   AdminDeleteUserAttributes AdminDisableProviderForUser AdminForgetDevice AdminGetDevice
   AdminGetUserAuthFactors AdminInitiateAuth AdminLinkProviderForUser AdminListDevices 
   AdminListUserAuthEvents AdminListUserSessions AdminRespondToAuthChallenge AdminRevokeUserSession
   AdminSetUserSettings AdminUpdateAuthEventFeedback AdminUpdateDeviceStatus 
   CreateGroup CreateIdentityProvider CreateManagedLoginBranding CreateResourceServer CreateTerms
   CreateUserImportJob CreateUserPool CreateUserPoolClient CreateUserPoolDomain CreateUserPoolReplica
   DeleteGroup DeleteIdentityProvider DeleteManagedLoginBranding DeleteResourceServer DeleteTerms
   DeleteUserPool DeleteUserPoolClient DeleteUserPoolClientSecret DeleteUserPoolDomain DeleteUserPoolReplica
   DescribeIdentityProvider DescribeManagedLoginBranding DescribeManagedLoginBrandingByClient
   DescribeResourceServer DescribeRiskConfiguration DescribeTerms DescribeTermsByClient DescribeUserImportJob
   DescribeUserPoolDomain GetCSVHeader GetClientToken 
   GetIdentityProviderByIdentifier GetLogDeliveryConfiguration GetProvisionedLimit GetSigningCertificate
   GetUICustomization GetUserPoolClientSessionConfiguration 
   GetUserPoolSessionConfiguration ListIdentityProviders ListResourceServers ListTagsForResource
   ListTerms ListUserImportJobs ListUserPoolClientSecrets ListUserPoolReplicas
   SetLogDeliveryConfiguration SetRiskConfiguration SetUICustomization
   SetUserPoolClientSessionConfiguration SetUserPoolMfaConfig SetUserPoolSessionConfiguration
   StartUserImportJob StopUserImportJob TagResource UntagResource UpdateGroup UpdateIdentityProvider
   UpdateManagedLoginBranding UpdateProvisionedLimit UpdateResourceServer UpdateTerms UpdateUserPool
   UpdateUserPoolClient UpdateUserPoolDomain UpdateUserPoolReplica`,
  ),
]
