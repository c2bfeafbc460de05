import { variablesOf } from './attack/variables.ts'
import { onLeadingKeys } from './conditions.ts'
import type { PolicyView } from './PolicyView.ts'

const sub = '${cognito-identity.amazonaws.com:sub}'

/**
 * The value to compare leading keys with in this policy: the value of another condition of it, or else the identity-pool
 * user ID. It has the spelling of its place, such as `${!…}` in Fn::Sub.
 */
export function variableFor({ statements, writing }: PolicyView): string {
  const values = statements.flatMap((statement) =>
    onLeadingKeys(statement).comparing.flatMap(({ values }) => values),
  )
  const own = values.find((value) => {
    const variables = variablesOf(value)
    return (
      variables.length > 0 &&
      variables.every(({ kind }) => kind === 'person') &&
      !/[*?<]|\$\$|\$\{!/.test(value)
    )
  })
  return spellVariables(own ?? sub, writing)
}

/** A text whose variables have the spelling of their place. */
export function spellVariables(text: string, { variable }: PolicyView['writing']): string {
  return variable === 'sub' ? text.replaceAll('${', '${!') : text
}
