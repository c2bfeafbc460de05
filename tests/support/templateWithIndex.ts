import { templateWith } from './templateWith.ts'

/** The template with an index `bareByStatus`, which does not project every attribute. */
export function templateWithIndex(projection: {
  ProjectionType: string
  NonKeyAttributes?: string[]
}): string {
  return templateWith(
    '        - IndexName: byStatus\n',
    `        - IndexName: bareByStatus
          KeySchema:
            - AttributeName: userId
              KeyType: HASH
            - AttributeName: status
              KeyType: RANGE
          Projection: ${JSON.stringify(projection)}
        - IndexName: byStatus
`,
  )
}
