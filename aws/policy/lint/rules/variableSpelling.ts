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
            why: `Fn::Sub takes \${${name}} for a variable of CloudFormation: CloudFormation has none of that name and refuses the template, so no ${isKnown ? 'variable' : 'text'} reaches IAM.`,
            mend: `Write \${!${name}}, which Fn::Sub leaves as \${${name}}, or take Fn::Sub away.`,
            write,
          },
        ]
      }),
    ),
}

interface Escape {
  found: RegExp
  /** The language that spells it so, and what IAM makes of it. */
  why: string
  right(text: string): string
}

const nobody = 'which no key equals, so nobody reaches any row.'

const escapes: readonly Escape[] = [
  {
    found: /\$\$\{/,
    why: `“$\${” is how Terraform’s own files escape a variable: here IAM reads a “$” and the value behind it, ${nobody}`,
    right: (text) => text.replaceAll('$${', '${'),
  },
  {
    found: /\$\{!/,
    why: '“${!” is how Fn::Sub escapes a variable: outside of it IAM looks for a variable of that name, which does not exist, so nobody reaches any row.',
    right: (text) => text.replaceAll('${!', '${'),
  },
  {
    found: /&\{/,
    why: `“&{” is how aws_iam_policy_document of Terraform spells a variable: here IAM takes it for plain text, ${nobody}`,
    right: (text) => text.replaceAll('&{', '${'),
  },
  {
    found: /\\\$\{/,
    why: `“\\\${” is how a shell or a program escapes a variable: here IAM reads a backslash and the value behind it, ${nobody}`,
    right: (text) => text.replaceAll('\\${', '${'),
  },
  {
    found: /\$\{\{[^{}]*\}\}/,
    why: 'A program’s format text doubles a brace to escape it. IAM looks for a variable whose name begins with a brace, there is none, and nobody reaches any row.',
    right: (text) => text.replaceAll(/\$\{\{([^{}]*)\}\}/g, '$${$1}'),
  },
  {
    found: /\$\{(\s[^{},]*|[^{},]*\s)\}/,
    why: 'IAM knows no variable whose name begins or ends with a space: it equals no key, and nobody reaches any row.',
    right: (text) => text.replaceAll(/\$\{\s*([^{},]*?)\s*\}/g, '$${$1}'),
  },
]

/** A variable that is escaped for a language which does not read this document. */
export const foreignEscape: Rule = {
  name: 'foreign-escape',
  find: (policy) =>
    policy.statements.flatMap((statement) =>
      statement.conditions.flatMap((condition) => {
        const [spelling] = escapes.filter(({ found }) => condition.values.some((value) => found.test(value)))
        const wrong = condition.values.find((value) => spelling?.found.test(value))
        if (spelling === undefined || wrong === undefined) return []
        return [
          {
            path: condition.path,
            offset: condition.offset,
            why: spelling.why,
            mend: `Write ${spelling.right(wrong)}.`,
            write: changeCondition(statement, {
              [condition.operator]: {
                [condition.key]: changeTexts(writtenValue(statement, condition), spelling.right),
              },
            }),
          },
        ]
      }),
    ),
}
