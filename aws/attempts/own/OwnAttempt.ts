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

/** What somebody who signed in knows, and whose agents they are after. */
export interface Attacker {
  region: string
  tableName: string
  identityPoolId: string
  /** What administrators may see of an agent. */
  visibleAttributes: readonly string[]
  me: {
    identityId: string
    /** What one's own rows carry in `userId`. */
    partition: string
    /** The other of the two subs, which is nobody's partition. */
    wrongPartition: string
  }
  /** The name of an own agent that has a status, or a name that nobody has where there is no such agent. */
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
 * One try to get at what one may not see, with nothing but one's own session: as data, so that `npm run prove` and the
 * app's own page make the same ones. Nothing can be changed by any of them.
 */
export interface OwnAttempt {
  /** Unique, and readable in a list: "another administrator's key". */
  name: string
  /** One sentence for a reviewer. */
  tries: string
  /** What IAM calls it, without the service: `PartiQLSelect`. */
  action: string
  toCall(attacker: Attacker): DynamoDbCall
}
