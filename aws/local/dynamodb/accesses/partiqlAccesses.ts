import * as v from 'valibot'
import type { Access } from '../Access.ts'
import { contextOf } from '../contextOf.ts'
import { invalid } from '../invalid.ts'
import type { Place } from '../Place.ts'
import { tableArn } from '../tableArn.ts'

const statement = v.looseObject({ Statement: v.string() })
const statements = v.union([
  v.looseObject({ Statements: v.pipe(v.array(statement), v.minLength(1)) }),
  v.looseObject({ TransactStatements: v.pipe(v.array(statement), v.minLength(1)) }),
  statement,
])

/** Verb and table; whatever else the statement says decides nothing here, since none is ever run. */
const forms: readonly [action: string, form: RegExp][] = [
  ['PartiQLSelect', /^\s*(?:EXISTS\s*\(\s*)?SELECT\s.*?\sFROM\s+"?([^"\s.]+)"?(?:\."?([^"\s]+)"?)?/is],
  ['PartiQLInsert', /^\s*INSERT\s+INTO\s+"?([^"\s.]+)"?/i],
  ['PartiQLUpdate', /^\s*UPDATE\s+"?([^"\s.]+)"?/i],
  ['PartiQLDelete', /^\s*DELETE\s+FROM\s+"?([^"\s.]+)"?/i],
]

/**
 * ExecuteStatement, BatchExecuteStatement and ExecuteTransaction: IAM's action is the statement's verb. The local AWS
 * does not look for leading keys in a statement, so a policy that asks for them denies it.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html
 */
export function partiqlAccesses(operation: string, input: unknown, place: Place): Access[] {
  const parsed = v.safeParse(statements, input)
  if (!parsed.success)
    throw invalid(
      "1 validation error detected: Value null at 'statement' failed to satisfy constraint: Member must not be null",
    )
  return textsIn(parsed.output).map((text): Access => {
    for (const [action, form] of forms) {
      const [, name, index] = form.exec(text) ?? []
      if (name === undefined) continue
      const { arn } = tableArn(name, place)
      return {
        action: `dynamodb:${action}`,
        resource: index === undefined ? arn : `${arn}/index/${tableArn(index, place).name}`,
        context: contextOf({
          enclosingOperation: operation === 'ExecuteTransaction' ? operation : undefined,
          // Unlike AWS, a statement with a partition key in its WHERE counts as a scan, too.
          fullTableScan: action === 'PartiQLSelect' ? true : undefined,
        }),
      }
    }
    throw invalid("Statement wasn't well formed, can't be processed: Unexpected keyword")
  })
}

function textsIn(input: v.InferOutput<typeof statements>): string[] {
  const { Statement, Statements, TransactStatements } = input as {
    Statement?: string
    Statements?: { Statement: string }[]
    TransactStatements?: { Statement: string }[]
  }
  if (Statement !== undefined) return [Statement]
  return (Statements ?? TransactStatements ?? []).map((part) => part.Statement)
}
