import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb'
import { impossible } from './impossible.ts'
import type { Attacker, DynamoDbCall, OwnAttempt } from './OwnAttempt.ts'

const nobodysName = { S: 'Break-in attempt' }
const mine = ({ me, ownFieldName }: Attacker) => ({
  userId: { S: me.partition },
  fieldName: { S: ownFieldName },
})
const theirs = ({ other }: Attacker) => ({ userId: { S: other.partition }, fieldName: nobodysName })

/** Sets the status to the status: nothing changes, and nothing is made where there is no such agent. */
const sameStatus = {
  UpdateExpression: 'SET #s = #s',
  ExpressionAttributeNames: { '#s': 'status' },
}

const update = (attacker: Attacker, input: Partial<UpdateItemCommandInput>): DynamoDbCall => ({
  operation: 'UpdateItem',
  input: { TableName: attacker.tableName, Key: mine(attacker), ...input },
})

const newNotes = {
  UpdateExpression: 'SET notes = :n',
  ExpressionAttributeValues: { ':n': { S: 'x' } },
  ...impossible,
}

const rows: [name: string, tries: string, action: string, toCall: (attacker: Attacker) => DynamoDbCall][] = [
  [
    'other notes on the caller’s own agent',
    'The one write that a stack may allow, under a condition that is never true.',
    'UpdateItem',
    (attacker) => update(attacker, newNotes),
  ],
  [
    'notes on another’s agent',
    'UpdateItem with another’s key, under a condition that is never true.',
    'UpdateItem',
    (attacker) => update(attacker, { Key: theirs(attacker), ...newNotes }),
  ],
  [
    'a new row in another’s list, by an update',
    'An UpdateItem creates the item that it does not find. This one has a condition that is never true.',
    'UpdateItem',
    (attacker) =>
      update(attacker, {
        Key: theirs(attacker),
        UpdateExpression: 'SET #s = :s',
        ExpressionAttributeNames: { '#s': 'status' },
        ExpressionAttributeValues: { ':s': { S: 'active' } },
        ...impossible,
      }),
  ],
  [
    'a real name written',
    '`realName` is hidden from administrators, and not theirs to change. The condition is never true.',
    'UpdateItem',
    (attacker) =>
      update(attacker, {
        UpdateExpression: 'SET realName = :n',
        ExpressionAttributeValues: { ':n': { S: 'x' } },
        ...impossible,
      }),
  ],
  [
    'a real name copied into the notes',
    '`SET notes = realName` would make it visible. The condition is never true.',
    'UpdateItem',
    (attacker) => update(attacker, { UpdateExpression: 'SET notes = realName', ...impossible }),
  ],
  [
    'a test whether there is a real name',
    'The condition `attribute_exists(realName)` of an update that changes nothing: yes or no.',
    'UpdateItem',
    (attacker) => update(attacker, { ...sameStatus, ConditionExpression: 'attribute_exists(realName)' }),
  ],
  [
    'a guess at the real name, letter by letter',
    'The condition `begins_with(realName, :g)` of an update that changes nothing: one bit each time.',
    'UpdateItem',
    (attacker) =>
      update(attacker, {
        ...sameStatus,
        ConditionExpression: 'begins_with(realName, :g)',
        ExpressionAttributeValues: { ':g': { S: 'I' } },
      }),
  ],
  [
    'the whole row back after an update',
    '`ReturnValues=ALL_NEW` of an update that changes nothing answers with the hidden attributes too.',
    'UpdateItem',
    (attacker) => update(attacker, { ...sameStatus, ReturnValues: 'ALL_NEW' }),
  ],
  [
    'the whole row back from before an update',
    '`ReturnValues=ALL_OLD`: the same, with the old values.',
    'UpdateItem',
    (attacker) => update(attacker, { ...sameStatus, ReturnValues: 'ALL_OLD' }),
  ],
  [
    'the whole row back because a condition fails',
    '`ReturnValuesOnConditionCheckFailure=ALL_OLD`. No page of AWS says which condition key covers this parameter.',
    'UpdateItem',
    (attacker) => update(attacker, { ...newNotes, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
  ],
  [
    'the caller’s own agent moved to another’s list',
    '`SET userId = …`: a key cannot be changed, even if a policy allows it.',
    'UpdateItem',
    (attacker) =>
      update(attacker, {
        UpdateExpression: 'SET userId = :v',
        ExpressionAttributeValues: { ':v': { S: attacker.other.partition } },
        ...impossible,
      }),
  ],
  [
    'the caller’s own agent replaced',
    'PutItem replaces the item whole: with the visible attributes alone it would delete the real name. The condition is never true.',
    'PutItem',
    (attacker) => ({
      operation: 'PutItem',
      input: { TableName: attacker.tableName, Item: mine(attacker), ...impossible },
    }),
  ],
  [
    'a batch around the list of attributes',
    'BatchWriteItem has no conditions and no list of attributes. This one deletes an agent that nobody has.',
    'BatchWriteItem',
    (attacker) => ({
      operation: 'BatchWriteItem',
      input: {
        RequestItems: {
          [attacker.tableName]: [{ DeleteRequest: { Key: { ...mine(attacker), fieldName: nobodysName } } }],
        },
      },
    }),
  ],
  [
    'an update in PartiQL',
    '`UPDATE … SET notes` of an agent that nobody has: PartiQL makes no item that is missing.',
    'PartiQLUpdate',
    ({ tableName, me }) => ({
      operation: 'ExecuteStatement',
      input: {
        Statement: `UPDATE "${tableName}" SET notes = 'x' WHERE userId = '${me.partition.replaceAll("'", "''")}' AND fieldName = '${nobodysName.S}'`,
      },
    }),
  ],
  [
    'a transaction on own and another’s agents',
    'Two updates in one transaction, under conditions that are never true.',
    'UpdateItem',
    (attacker) => ({
      operation: 'TransactWriteItems',
      input: {
        TransactItems: [mine(attacker), theirs(attacker)].map((Key) => ({
          Update: { TableName: attacker.tableName, Key, ...newNotes },
        })),
      },
    }),
  ],
  [
    'an update without a condition',
    'No policy can ask for a condition. This update sets the status to what it is, so that nothing changes.',
    'UpdateItem',
    (attacker) => update(attacker, sameStatus),
  ],
]

/** Writes. None of them can change an existing row. */
export const ownWriteAttempts: readonly OwnAttempt[] = rows.map(([name, tries, action, toCall]) => ({
  name,
  tries,
  action,
  toCall,
}))
