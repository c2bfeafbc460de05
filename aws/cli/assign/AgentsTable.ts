import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb'
import type { Target } from '../target/openTarget.ts'

/** An item of the table, with all its attributes. */
export interface AgentItem {
  userId: string
  fieldName: string
  [attribute: string]: unknown
}

/** The agents of all administrators, for the operator. */
export class AgentsTable {
  readonly name: string
  readonly documents: DynamoDBDocumentClient
  readonly #client: DynamoDBClient

  constructor({ config, client }: Pick<Target, 'config' | 'client'>) {
    this.name = config.tableName
    this.#client = new DynamoDBClient({ ...client, maxAttempts: 8 })
    this.documents = DynamoDBDocumentClient.from(this.#client, {
      marshallOptions: { removeUndefinedValues: true },
    })
  }

  /** The agents under a `userId`, sorted by name. */
  async agentsOf(userId: string): Promise<AgentItem[]> {
    const items: AgentItem[] = []
    const pages = paginateQuery(
      { client: this.documents },
      {
        TableName: this.name,
        KeyConditionExpression: 'userId = :userId',
        ExpressionAttributeValues: { ':userId': userId },
        ConsistentRead: true,
      },
    )
    for await (const { Items = [] } of pages) items.push(...Items.map(toItem))
    return items
  }

  /** The names of the agents under a `userId`. */
  async namesOf(userId: string): Promise<Set<string>> {
    const names = new Set<string>()
    const pages = paginateQuery(
      { client: this.documents },
      {
        TableName: this.name,
        KeyConditionExpression: 'userId = :userId',
        ExpressionAttributeValues: { ':userId': userId },
        ProjectionExpression: 'fieldName',
        ConsistentRead: true,
      },
    )
    for await (const { Items = [] } of pages) for (const { fieldName } of Items) names.add(String(fieldName))
    return names
  }

  /** The key of every agent. Reads the whole table. */
  async *keys(): AsyncGenerator<{ userId: string; fieldName: string }> {
    const pages = paginateScan(
      { client: this.documents },
      { TableName: this.name, ProjectionExpression: 'userId, fieldName' },
    )
    for await (const { Items = [] } of pages) yield* Items.map(toItem)
  }

  close(): void {
    this.#client.destroy()
  }
}

function toItem(item: Record<string, unknown>): AgentItem {
  return { ...item, userId: String(item.userId), fieldName: String(item.fieldName) }
}
