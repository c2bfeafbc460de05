import { conditionKeys, findConditionKey } from '../../conditionKeys.ts'
import { plainName, variablesOf } from '../attack/variables.ts'
import { changeCondition } from '../changeCondition.ts'
import { isLeadingKey } from '../conditions.ts'
import { nearest } from '../nearest.ts'
import type { PolicyView } from '../PolicyView.ts'
import type { Rule } from '../Rule.ts'
import { spellVariables } from '../variableFor.ts'

const names = conditionKeys.map(({ name }) => name)
const sub = '${cognito-identity.amazonaws.com:sub}'

/** A variable that names nobody, everybody, or somebody by the wrong name. */
export const wrongVariable: Rule = {
  name: 'wrong-variable',
  find: (policy) =>
    policy.statements.flatMap((statement) =>
      statement.conditions.flatMap((condition) => {
        const { path, offset, key, values } = condition
        return values.flatMap((value) => {
          if (/\$\$\{|\$\{!/.test(value)) return []
          const why = variablesOf(value)
            .map(({ name, kind }) => whatIsWrong(name, kind, key, policy, value))
            .concat(isLeadingKey(key) ? whatIsMissing(value) : undefined)
            .find((problem) => problem !== undefined)
          if (why === undefined) return []
          const own = spellVariables(sub, policy.writing)
          return [
            {
              path,
              offset,
              why,
              request: undefined,
              mend: `Write ${own}, the identity-pool user ID, or the principal tag that holds the key.`,
              ...(isLeadingKey(key)
                ? {
                    write: changeCondition(
                      statement,
                      { 'ForAllValues:StringEquals': { [key]: [own] }, Null: { [key]: 'false' } },
                      [condition],
                    ),
                  }
                : {}),
            },
          ]
        })
      }),
    ),
}

function whatIsWrong(
  written: string,
  kind: ReturnType<typeof variablesOf>[number]['kind'],
  key: string,
  { trust }: PolicyView,
  value: string,
): string | undefined {
  const name = plainName(written)
  const wanted = name.toLowerCase()
  if (wanted.startsWith('cognito-idp')) {
    return `\${${name}} does not exist: IAM does not know the user pool’s sub, only the identity pool’s, so nobody reaches any row.`
  }
  if (isOfAnotherProvider(wanted)) return undefined
  if (findConditionKey(name) === undefined) {
    const meant = nearest(name, names)
    return `\${${name}} does not exist${meant === undefined ? '' : ` (\${${meant}} does)`}: it equals no key, and nobody reaches any row.`
  }
  if (findConditionKey(name)?.values === 'multiple') {
    return `\${${name}} has several values, and IAM replaces a variable by one only: nobody reaches any row.`
  }
  if (!isLeadingKey(key)) return undefined
  if (wanted === 'cognito-identity.amazonaws.com:aud') {
    return `\${${name}} is the identity pool, the same for everybody in it: all users share the rows under that key.`
  }
  if (trust !== undefined && wanted === 'aws:username')
    return `\${${name}} has no value for a role, so nobody reaches any row.`
  if (trust !== undefined && wanted === 'aws:userid') {
    return `\${${name}} is the role and its session’s name, which the identity pool makes the same for everybody: all users share the rows under that key.`
  }
  const others = variablesOf(value).filter((variable) => variable.kind === 'person')
  if (others.length > 0 || /[*?]/.test(value)) return undefined
  if (kind === 'shared')
    return `\${${name}} is the same for everybody who has the role: all users share the rows under that key.`
  if (kind === 'chosen')
    return `The caller chooses \${${name}}: a user sends the value of another person’s key and reaches that person’s rows.`
  return undefined
}

/** Google, Facebook, Amazon and other OpenID providers have a variable of their own: their host’s name. */
function isOfAnotherProvider(variable: string): boolean {
  const [prefix = ''] = variable.split(':')
  return /\.|\//.test(prefix) && !prefix.startsWith('cognito-')
}

function whatIsMissing(value: string): string | undefined {
  if (value.includes('${') || value.startsWith('<')) return undefined
  if (/^[a-z]{2}(-[a-z]+)+-\d:[0-9a-f-]{36}$/.test(value)) {
    return `“${value}” is one person’s identity ID: everybody with this policy reads their rows.`
  }
  return findConditionKey(value.replaceAll(/[{}$]/g, '')) === undefined
    ? undefined
    : `“${value}” is plain text without \${…}: it equals no key, and nobody reaches any row.`
}
