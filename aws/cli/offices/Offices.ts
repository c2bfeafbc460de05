import { DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, paginateScan, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import type { Target } from '../target/openTarget.ts'

/** The office behind a `userId`, from `OfficesTable`. */
export interface Office {
  /** The `userId` of the agents: the identity ID, or the sub in a stack keyed by the principal tag. */
  userId: string
  /** Such as “Office North”. */
  officeName: string
  /** The name in the user pool; undefined while unknown. */
  username: string | undefined
}

/** The known facts about an office. */
interface Naming {
  userId: string
  officeName?: string | undefined
  username?: string | undefined
}

const item = v.object({
  userId: v.string(),
  officeName: v.optional(v.string()),
  username: v.optional(v.string()),
})

/** The offices' names, which operators write and leads read. */
export class Offices {
  readonly #table: string
  readonly #client: DynamoDBClient
  readonly #documents: DynamoDBDocumentClient

  constructor({ config, client }: Pick<Target, 'config' | 'client'>) {
    this.#table = config.officesTableName
    this.#client = new DynamoDBClient(client)
    this.#documents = DynamoDBDocumentClient.from(this.#client)
  }

  /** Every office, sorted by name; none in an older stack, which has no table of offices. */
  async list(): Promise<Office[]> {
    const offices: Office[] = []
    try {
      for await (const { Items = [] } of paginateScan(
        { client: this.#documents },
        { TableName: this.#table },
      )) {
        offices.push(...Items.map(toOffice))
      }
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error
    }
    return offices.sort((one, other) => one.officeName.localeCompare(other.officeName, 'en'))
  }

  async find(userId: string): Promise<Office | undefined> {
    try {
      const { Item } = await this.#documents.send(new GetCommand({ TableName: this.#table, Key: { userId } }))
      return Item === undefined ? undefined : toOffice(Item)
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return undefined
      throw error
    }
  }

  /**
   * Stores the given facts. A name or user that is not given stays unchanged.
   *
   * @throws Error if the stack has no such table yet
   */
  async save({ userId, officeName, username }: Naming): Promise<void> {
    const known = Object.entries({ officeName, username }).filter(([, value]) => value !== undefined)
    if (known.length === 0) return
    const update = new UpdateCommand({
      TableName: this.#table,
      Key: { userId },
      UpdateExpression: `SET ${known.map(([name]) => `#${name} = :${name}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(known.map(([name]) => [`#${name}`, name])),
      ExpressionAttributeValues: Object.fromEntries(known.map(([name, value]) => [`:${name}`, value])),
    })
    await this.#documents.send(update).catch((error: unknown) => {
      if (!(error instanceof ResourceNotFoundException)) throw error
      throw new Error(
        `There is no table ${this.#table} yet for the names of offices. Make it: npm run deploy`,
      )
    })
  }

  /** For a deleted user. The office keeps its name, because its agents are still there. */
  async forgetUser(userId: string): Promise<void> {
    if ((await this.find(userId)) === undefined) return
    const UpdateExpression = 'REMOVE username'
    await this.#documents.send(
      new UpdateCommand({ TableName: this.#table, Key: { userId }, UpdateExpression }),
    )
  }

  close(): void {
    this.#client.destroy()
  }
}

/** An office without a name gets its user's name, or the `userId` of its agents. */
function toOffice(input: unknown): Office {
  const { userId, username, officeName = username ?? userId } = v.parse(item, input)
  return { userId, officeName, username }
}
