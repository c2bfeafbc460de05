import { notEmulated } from '../notEmulated.ts'

/**
 * Further operations of AWS, which the local AWS does not run. A caller without the right is denied in AWS's words. A
 * caller with it reads that the operation is not emulated.
 */
export const notEmulatedOperations = [
  ...notEmulated('public', 'UnlinkIdentity'),
  ...notEmulated(
    'operator',
    `CreateIdentityPool DeleteIdentities DeleteIdentityPool 
   GetOpenIdTokenForDeveloperIdentity 
   ListTagsForResource LookupDeveloperIdentity MergeDeveloperIdentities SetIdentityPoolRoles
   SetPrincipalTagAttributeMap TagResource UnlinkDeveloperIdentity UntagResource UpdateIdentityPool`,
  ),
]
