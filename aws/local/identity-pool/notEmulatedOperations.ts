import { notEmulated } from '../notEmulated.ts'

/**
 * What the identity pool offers besides. Known by name: whoever may not call it is told so in AWS's words, and whoever may
 * that it is not emulated.
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
