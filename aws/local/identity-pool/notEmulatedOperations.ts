import { notEmulated } from '../notEmulated.ts'

/**
 * Operations that AWS has besides and the local AWS does not run. A caller who may not call one is told so in AWS's words;
 * any other caller is told that it is not emulated.
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
