import type {
  BatchGetItemCommandInput,
  BatchWriteItemCommandInput,
  DeleteItemCommandInput,
  DescribeTableCommandInput,
  ExecuteStatementCommandInput,
  GetItemCommandInput,
  ListTablesCommandInput,
  PutItemCommandInput,
  QueryCommandInput,
  ScanCommandInput,
  TransactGetItemsCommandInput,
  TransactWriteItemsCommandInput,
  UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'

/** The data that a signed-in attacker knows, and the user whose agents they want. */
export interface Attacker {
  region: string
  tableName: string
  identityPoolId: string
  /** The attributes of an agent that administrators may see. */
  visibleAttributes: readonly string[]
  me: {
    identityId: string
    /** The `userId` of the attacker's own rows. */
    partition: string
    /** The other of the two subs. No rows have it as their userId. */
    wrongPartition: string
  }
  /** The name of an own agent that has a status. Without one, a name that no agent has. */
  ownFieldName: string
  other: { partition: string }
}

interface Inputs {
  BatchGetItem: BatchGetItemCommandInput
  BatchWriteItem: BatchWriteItemCommandInput
  DeleteItem: DeleteItemCommandInput
  DescribeTable: DescribeTableCommandInput
  ExecuteStatement: ExecuteStatementCommandInput
  GetItem: GetItemCommandInput
  ListTables: ListTablesCommandInput
  PutItem: PutItemCommandInput
  Query: QueryCommandInput
  Scan: ScanCommandInput
  TransactGetItems: TransactGetItemsCommandInput
  TransactWriteItems: TransactWriteItemsCommandInput
  UpdateItem: UpdateItemCommandInput
}

/** A call to DynamoDB, not yet sent. */
export type DynamoDbCall = {
  [Operation in keyof Inputs]: { operation: Operation; input: Inputs[Operation] }
}[keyof Inputs]

/**
 * One try to reach forbidden data with only the attacker's own session. Attempts are data, so that `npm run prove` and the
 * app's own page make the same ones. Nothing can be changed by any of them.
 */
export interface OwnAttempt {
  /** Unique, and readable in a list: "another administrator's key". */
  name: string
  /** One sentence for a reviewer. */
  tries: string
  /** The name of the IAM action, without the service: `PartiQLSelect`. */
  action: string
  toCall(attacker: Attacker): DynamoDbCall
}
