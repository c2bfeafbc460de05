import { conditionKeys, findConditionKey } from '../../conditionKeys.ts'
import { variablesIn } from '../../resolveVariables.ts'
import { isLeadingKey } from '../isLeadingKey.ts'
import { nearest } from '../nearest.ts'
import type { PolicyView } from '../PolicyView.ts'
import type { Rule } from '../Rule.ts'

const names = conditionKeys.map(({ name }) => name)
const sub = '${cognito-identity.amazonaws.com:sub}'

/** A variable that names nobody, everybody, or somebody by the wrong name. */
export const wrongVariable: Rule = {
  name: 'wrong-variable',
  find: (policy) =>
    policy.statements.flatMap(({ conditions }) =>
      conditions.flatMap(({ path, key, values }) =>
        values.flatMap((value) => {
          const why = variablesIn(value)
            .map((name) => whatIsWrong(name, key, policy))
            .concat(isLeadingKey(key) ? whatIsMissing(value) : undefined)
            .find((problem) => problem !== undefined)
          return why === undefined
            ? []
            : [{ path, why, mend: `Write ${sub}, the identity-pool user ID, or the tag that holds the key.` }]
        }),
      ),
    ),
}

function whatIsWrong(name: string, key: string, { trust }: PolicyView): string | undefined {
  const [variable = ''] = name.split(',', 1)
  const wanted = variable.trim().toLowerCase()
  if (wanted.startsWith('cognito-idp')) {
    return `\${${name}} does not exist: the user pool’s sub is not known to IAM, the identity pool’s is.`
  }
  if (isOfAnotherProvider(wanted)) return undefined
  if (findConditionKey(variable.trim()) === undefined) {
    const meant = nearest(variable, names)
    return `\${${name}} does not exist${meant === undefined ? '' : ` (\${${meant}} does)`}, so it equals nothing.`
  }
  if (wanted === 'cognito-identity.amazonaws.com:amr') {
    return `\${${name}} has many values, and IAM replaces a variable by one only.`
  }
  if (!isLeadingKey(key)) return undefined
  if (wanted === 'cognito-identity.amazonaws.com:aud')
    return `\${${name}} is the identity pool: the same for everybody in it.`
  if (trust !== undefined && wanted === 'aws:username') return `\${${name}} has no value for a role.`
  if (trust !== undefined && wanted === 'aws:userid') {
    return `\${${name}} is the role and its session’s name, which the identity pool makes the same for everybody.`
  }
  return undefined
}

/** Google, Facebook, Amazon and other OpenID providers have a variable of their own: their host’s name. */
function isOfAnotherProvider(variable: string): boolean {
  const [prefix = ''] = variable.split(':')
  return /\.|\//.test(prefix) && !prefix.startsWith('cognito-')
}

function whatIsMissing(value: string): string | undefined {
  if (value.includes('${')) return undefined
  if (/^[a-z]{2}(-[a-z]+)+-\d:[0-9a-f-]{36}$/.test(value)) {
    return `“${value}” is one person’s identity ID: everybody with this policy reads their rows.`
  }
  return findConditionKey(value.replaceAll(/[{}$]/g, '')) !== undefined
    ? `“${value}” is plain text without \${…}: it equals no key.`
    : undefined
}
