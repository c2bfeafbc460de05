import { findConditionKey } from '../../conditionKeys.ts'
import { changeCondition, changeTexts, writtenValue } from '../changeCondition.ts'
import type { Rule } from '../Rule.ts'

const prefix =
  /^(aws|dynamodb|cognito-identity\.amazonaws\.com|cognito-idp[\w.-]*|accounts\.google\.com|graph\.facebook\.com|www\.amazon\.com):/i

/** A policy’s variable that `Fn::Sub` takes for its own. */
export const variableInSub: Rule = {
  name: 'variable-in-sub',
  find: (policy) =>
    policy.statements.flatMap((statement) =>
      statement.conditions.flatMap((condition) => {
        const eaten = condition.values.flatMap((value) =>
          [...value.matchAll(/<([^<>]+)>/g)].map(([, name = '']) => name).filter((name) => prefix.test(name)),
        )
        const [name] = eaten
        if (name === undefined) return []
        const isKnown = findConditionKey(name) !== undefined
        const written = writtenValue(statement, condition)
        const write =
          !JSON.stringify(written ?? '').includes('${') || policy.writing.variable === 'sub'
            ? undefined
            : changeCondition(statement, {
                [condition.operator]: {
                  [condition.key]: changeTexts(written, (text) =>
                    text.replaceAll(/\$\{(?!!)([^}]+)\}/g, (whole, inside: string) =>
                      prefix.test(inside) ? `\${!${inside}}` : whole,
                    ),
                  ),
                },
              })
        return [
          {
            path: condition.path,
            offset: condition.offset,
            why: `Fn::Sub takes \${${name}} for a variable of CloudFormation, which has none of that name: it refuses the template, and no ${isKnown ? 'variable' : 'text'} reaches IAM.`,
            mend: `Write \${!${name}}, which Fn::Sub leaves as \${${name}}, or take Fn::Sub away.`,
            write,
          },
        ]
      }),
    ),
}

/** A variable that is escaped for a language which does not read this document. */
export const foreignEscape: Rule = {
  name: 'foreign-escape',
  find: (policy) =>
    policy.statements.flatMap((statement) =>
      statement.conditions.flatMap((condition) => {
        const wrong = condition.values.find((value) => /\$\$\{|\$\{!/.test(value))
        if (wrong === undefined) return []
        const isTerraform = wrong.includes('$${')
        const right = wrong.replaceAll('$${', '${').replaceAll('${!', '${')
        return [
          {
            path: condition.path,
            offset: condition.offset,
            why: isTerraform
              ? `“$\${” is how Terraform’s own files escape a variable: here IAM reads a “$” and the value behind it, which no key equals, so nobody reaches any row.`
              : `“\${!” is how Fn::Sub escapes a variable: outside of it IAM looks for a variable of that name, which does not exist, so nobody reaches any row.`,
            mend: `Write ${right}.`,
            write: changeCondition(statement, {
              [condition.operator]: {
                [condition.key]: changeTexts(writtenValue(statement, condition), (text) =>
                  text.replaceAll('$${', '${').replaceAll('${!', '${'),
                ),
              },
            }),
          },
        ]
      }),
    ),
}
