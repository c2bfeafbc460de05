import { variablesIn } from '../../resolveVariables.ts'

/** What a policy's variable tells about the caller. */
export interface Variable {
  /** As written, a default value included. */
  name: string
  /**
   * `person`: differs between people. `shared`: the same for everybody who has the role. `chosen`: each caller sends any
   * value. `none`: no request has it.
   */
  kind: 'person' | 'shared' | 'chosen' | 'none'
  /** Whether one person's value may be the beginning of another's: a tag `acme` and a tag `acme-2`. */
  mayGrow: boolean
}

const shared = new Set(
  `aws:requestedregion aws:principalaccount aws:principalorgid aws:principaltype aws:principalarn aws:currenttime
  aws:epochtime aws:securetransport aws:federatedprovider aws:resourceaccount aws:resourceorgid aws:sourcevpc
  aws:sourcevpce aws:tokenissuetime aws:multifactorauthpresent aws:multifactorauthage aws:principalisawsservice
  aws:viaawsservice aws:calledviafirst aws:calledvialast cognito-identity.amazonaws.com:aud
  cognito-identity.amazonaws.com:amr`.split(/\s+/),
)
const chosen = new Set('aws:useragent aws:referer aws:sourceip aws:vpcsourceip aws:sourceidentity'.split(' '))

/** What each variable of a text tells about the caller. */
export function variablesOf(text: string): Variable[] {
  return variablesIn(text).map((name) => {
    const wanted = plainName(name).toLowerCase()
    return { name, kind: kindOf(wanted), mayGrow: /^aws:(principaltag\/|username$)/.test(wanted) }
  })
}

/** The name without its default: `aws:PrincipalTag/office, 'none'` → `aws:PrincipalTag/office`. */
export function plainName(name: string): string {
  return name.split(',', 1).join().trim()
}

function kindOf(name: string): Variable['kind'] {
  if (shared.has(name)) return 'shared'
  if (chosen.has(name) || name.startsWith('aws:requesttag/')) return 'chosen'
  return name.startsWith('cognito-idp') ? 'none' : 'person'
}
