import { coveredActions } from '../coveredActions.ts'
import type { Rule } from '../Rule.ts'

/** A resource that is no ARN, such as a table’s name: `Ref` of a table gives that. */
export const resourceNotArn: Rule = {
  name: 'resource-not-arn',
  find: ({ statements }) =>
    statements.flatMap((statement) => {
      if (coveredActions(statement).length === 0) return []
      return [...statement.resources, ...statement.notResources]
        .filter((resource) => !/^(arn:|\*|\$\{|\{\{|-)/.test(resource))
        .map((resource) => ({
          path: `${statement.path}.Resource`,
          offset: statement.offsetOf('Resource'),
          why: `“${resource}” is no ARN: IAM refuses the policy, or the statement covers no table and allows nothing.`,
          mend: 'Name the table by its ARN; in a template, with Fn::GetAtt and Arn in place of Ref.',
          write: { Resource: `arn:aws:dynamodb:REGION:ACCOUNT:table/${resource}` },
        }))
    }),
}
