import { variablesOf } from './attack/variables.ts'
import { onLeadingKeys } from './conditions.ts'
import type { PolicyView } from './PolicyView.ts'

const sub = '${cognito-identity.amazonaws.com:sub}'

/**
 * The value to compare leading keys with in this policy: one that it compares elsewhere, else the identity-pool user ID.
 * Spelled as the place wants it.
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

/** A text with a policy's variables, as the place wants them spelled. */
export function spellVariables(text: string, { variable }: PolicyView['writing']): string {
  return variable === 'sub' ? text.replaceAll('${', '${!') : text
}
