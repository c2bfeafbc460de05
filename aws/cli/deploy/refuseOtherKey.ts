import * as v from 'valibot'
import type { CallAws } from '../awsCli/callAws.ts'
import type { StackState } from './findStack.ts'

const answer = v.object({
  Items: v.optional(v.array(v.object({ userId: v.object({ S: v.string() }) })), []),
})

/**
 * Lets `PartitionKey` change only where the rows have been written anew under the other key, or there is none yet:
 * everybody's list would be empty.
 *
 * @param partitionKey what is asked for, if anything is
 * @throws Error for a table whose first row is under the key that is there now
 */
export async function refuseOtherKey(
  call: CallAws,
  { outputs }: StackState,
  partitionKey: string | undefined,
): Promise<void> {
  const { tableName } = outputs
  if (partitionKey === undefined || partitionKey === outputs.partitionKey || tableName === undefined) return
  const one = ['--projection-expression', 'userId', '--page-size', '1', '--max-items', '1']
  const { Items } = v.parse(answer, await call(['dynamodb', 'scan', '--table-name', tableName, ...one]))
  const [row] = Items
  const kept = row?.userId.S.includes(':') === true ? 'identity-id' : 'principal-tag'
  if (row === undefined || kept === partitionKey) return
  throw new Error(
    `The agents in ${tableName} are under the key ${kept}, and nobody would see theirs with PartitionKey=${partitionKey}. Nothing was changed. Write them anew under the other key first: docs/choosing-a-key.md`,
  )
}
