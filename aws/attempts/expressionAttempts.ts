import type { Attempt } from './Attempt.ts'
import { denied, deniedOrInvalid, invalid, ownItems, someOwnItems } from './expectations.ts'
import { signedQuery } from './signedQuery.ts'
import { signedRequest } from './signRequest.ts'
import type { World } from './World.ts'

function query(input: (world: World) => object): Attempt['send'] {
  return (world) => world.send(signedQuery(world, input(world)))
}

const own = (world: World) => ({ ':u': { S: world.me.partition } })
const foreign = (world: World) => ({ ':u': { S: world.other.partition } })
const both = (world: World) => ({ ...own(world), ':v': { S: world.other.partition } })
const alias = { ExpressionAttributeNames: { '#k': 'userId' } }

/** A Query in JSON as nobody writes it. */
function escaped(partition: (world: World) => string): Attempt['send'] {
  return (world) =>
    world.send(
      signedRequest(
        world,
        'Query',
        `{"TableName":"${world.tableName}","\\u004bey\\u0043onditionExpression":"\\u0075serId = :u","ProjectionExpression":"userId, fieldName","ExpressionAttributeValues":{"\\u003au":{"\\u0053":"${partition(world)}"}}}`,
      ),
    )
}

/** Ways to write the same key condition. The policy has to recognize each, for the caller's own key and for another's. */
const spellings: [name: string, condition: string, names?: object][] = [
  ['through an alias', '#k = :u', alias],
  ['in parentheses', '(userId = :u)'],
  ['with its operands reversed', ':u = userId'],
  ['reversed, through an alias, in parentheses', '(:u = #k)', alias],
  ['without spaces', 'userId=:u'],
  ['over several lines', '\n\tuserId\n=\n:u\n'],
  ['with a condition on the sort key', 'userId = :u AND begins_with(fieldName, :p)'],
  ['with the sort key first', 'begins_with(fieldName, :p) AND userId = :u'],
]

function valuesFor(condition: string, values: object): object {
  return condition.includes(':p') ? { ...values, ':p': { S: 'A' } } : values
}

const spelled = spellings.flatMap(([name, condition, names = {}]): Attempt[] => [
  {
    name: `the caller’s own key ${name}`,
    tries: `The twin of the next: \`${condition.trim()}\` with the caller’s own key works.`,
    layer: 'policy',
    send: query((world) => ({
      KeyConditionExpression: condition,
      ExpressionAttributeValues: valuesFor(condition, own(world)),
      ...names,
    })),
    expected: condition.includes(':p') ? someOwnItems : ownItems,
  },
  {
    name: `another’s key ${name}`,
    tries: `\`${condition.trim()}\` with another administrator’s identity ID.`,
    layer: 'policy',
    send: query((world) => ({
      KeyConditionExpression: condition,
      ExpressionAttributeValues: valuesFor(condition, foreign(world)),
      ...names,
    })),
    expected: denied('Query'),
  },
])

export const expressionAttempts: readonly Attempt[] = [
  ...spelled,
  {
    name: 'another’s key in a legacy KeyConditions',
    tries: 'The parameters from before expressions.',
    layer: 'policy',
    send: query((world) => ({
      KeyConditions: {
        userId: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: world.other.partition }] },
      },
    })),
    expected: denied('Query'),
  },
  {
    name: 'the caller’s own key in a legacy KeyConditions',
    tries: 'The twin: it is an ordinary Query.',
    layer: 'policy',
    send: query((world) => ({
      KeyConditions: {
        userId: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: world.me.partition }] },
      },
    })),
    expected: ownItems,
  },
  {
    name: 'both styles at once',
    tries: 'The caller’s own key in the expression, another’s in KeyConditions.',
    layer: 'validation',
    send: query((world) => ({
      KeyConditionExpression: 'userId = :u',
      ExpressionAttributeValues: own(world),
      KeyConditions: {
        userId: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: world.other.partition }] },
      },
    })),
    expected: invalid(/^Can not use both expression and non-expression parameters in the same request/),
  },
  {
    name: 'a legacy comparison other than EQ',
    tries: 'BETWEEN over the partition key.',
    layer: 'policy',
    send: query((world) => ({
      KeyConditions: {
        userId: {
          ComparisonOperator: 'BETWEEN',
          AttributeValueList: [{ S: world.me.partition }, { S: `${world.me.partition}~` }],
        },
      },
    })),
    expected: deniedOrInvalid,
  },
  {
    name: 'two partition keys joined by OR',
    tries: 'The caller’s own or another’s.',
    layer: 'validation',
    send: query((world) => ({
      KeyConditionExpression: 'userId = :u OR userId = :v',
      ExpressionAttributeValues: both(world),
    })),
    expected: invalid('Invalid operator used in KeyConditionExpression: OR'),
  },
  {
    name: 'two partition keys joined by AND',
    tries: 'The policy might read the first and the engine the second.',
    layer: 'validation',
    send: query((world) => ({
      KeyConditionExpression: 'userId = :u AND userId = :v',
      ExpressionAttributeValues: both(world),
    })),
    expected: invalid('KeyConditionExpressions must only contain one condition per key'),
  },
  {
    name: 'a range over the partition key',
    tries: '`userId >= :u`, which would read on into other partitions.',
    layer: 'policy',
    send: query((world) => ({
      KeyConditionExpression: 'userId >= :u',
      ExpressionAttributeValues: own(world),
    })),
    expected: deniedOrInvalid,
  },
  {
    name: 'a prefix of the partition key',
    tries: '`begins_with(userId, :p)` with the Region alone.',
    layer: 'policy',
    send: query((world) => ({
      KeyConditionExpression: 'begins_with(userId, :p)',
      ExpressionAttributeValues: { ':p': { S: `${world.region}:` } },
    })),
    expected: deniedOrInvalid,
  },
  {
    name: 'IN over the partition key',
    tries: 'The caller’s own and another’s in one list.',
    layer: 'validation',
    send: query((world) => ({
      KeyConditionExpression: 'userId IN (:u, :v)',
      ExpressionAttributeValues: both(world),
    })),
    expected: invalid('Invalid operator used in KeyConditionExpression: IN'),
  },
  {
    name: 'another’s key in escaped letters',
    tries: '`\\u0075serId`: JSON has many spellings for a name.',
    layer: 'policy',
    send: escaped((world) => world.other.partition),
    expected: denied('Query'),
  },
  {
    name: 'the caller’s own key in escaped letters',
    tries: 'The twin: it is the same name.',
    layer: 'policy',
    send: escaped((world) => world.me.partition),
    expected: ownItems,
  },
  {
    name: 'the key’s name in small letters',
    tries: '`userid = :u` with the caller’s own key: `userid` is another attribute, and no key.',
    layer: 'policy',
    send: query((world) => ({
      KeyConditionExpression: 'userid = :u',
      ExpressionAttributeValues: own(world),
    })),
    expected: deniedOrInvalid,
  },
  {
    name: 'two values for one legacy EQ',
    tries: 'The caller’s own key and another’s in AttributeValueList.',
    layer: 'validation',
    send: query((world) => ({
      KeyConditions: {
        userId: {
          ComparisonOperator: 'EQ',
          AttributeValueList: [{ S: world.me.partition }, { S: world.other.partition }],
        },
      },
    })),
    expected: invalid(/Invalid number of argument\(s\) for the EQ ComparisonOperator$/),
  },
  {
    name: 'a legacy comparison that leaves the caller’s own key out',
    tries: 'NE, which would read everybody else’s.',
    layer: 'policy',
    send: query((world) => ({
      KeyConditions: {
        userId: { ComparisonOperator: 'NE', AttributeValueList: [{ S: world.me.partition }] },
      },
    })),
    expected: deniedOrInvalid,
  },
  {
    name: 'a nest of parentheses',
    tries: 'Ninety of them, and nothing inside: a careless parser takes for ever.',
    layer: 'validation',
    send: query((world) => ({
      KeyConditionExpression: 'userId = :u',
      FilterExpression: '('.repeat(90),
      ExpressionAttributeValues: own(world),
    })),
    expected: invalid(/^Invalid FilterExpression: /),
  },
  {
    name: 'an expression of more than four kilobytes',
    tries: 'One byte more than DynamoDB reads.',
    layer: 'validation',
    send: query((world) => ({
      KeyConditionExpression: 'userId = :u'.padEnd(4097),
      ExpressionAttributeValues: own(world),
    })),
    expected: invalid(
      /^Invalid KeyConditionExpression: Expression size has exceeded the maximum allowed size/,
    ),
  },
  {
    name: 'redundant parentheses',
    tries: 'Two readers of an expression may count parentheses differently.',
    layer: 'validation',
    send: query((world) => ({
      KeyConditionExpression: '((userId = :u))',
      ExpressionAttributeValues: foreign(world),
    })),
    expected: invalid(/^Invalid KeyConditionExpression: The expression has redundant parentheses/),
  },
  {
    name: 'NOT around the key condition',
    tries: 'Asks for all rows except the caller’s own.',
    layer: 'validation',
    send: query((world) => ({
      KeyConditionExpression: 'NOT userId = :u',
      ExpressionAttributeValues: own(world),
    })),
    expected: invalid('Invalid operator used in KeyConditionExpression: NOT'),
  },
  {
    name: 'the key compared with itself',
    tries: '`userId = userId`, which holds for every row.',
    layer: 'validation',
    send: query(() => ({ KeyConditionExpression: 'userId = userId' })),
    expected: invalid(
      'Invalid KeyConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [userId]',
    ),
  },
  {
    name: 'a comment in the expression',
    tries: 'What would end a statement in SQL.',
    layer: 'validation',
    send: query((world) => ({
      KeyConditionExpression: 'userId = :u -- AND x',
      ExpressionAttributeValues: own(world),
    })),
    expected: invalid(/^Invalid KeyConditionExpression: Syntax error/),
  },
  {
    name: 'a start key in another’s partition',
    tries: 'ExclusiveStartKey with another’s identity ID, in a Query for the caller’s own rows.',
    layer: 'validation',
    send: query((world) => ({
      KeyConditionExpression: 'userId = :u',
      ExpressionAttributeValues: own(world),
      ExclusiveStartKey: { userId: { S: world.other.partition }, fieldName: { S: 'A' } },
    })),
    expected: invalid('The provided starting key is outside query boundaries based on provided conditions'),
  },
  {
    name: 'a start key in the caller’s own partition',
    tries: 'The twin: it goes on from there.',
    layer: 'policy',
    send: query((world) => ({
      KeyConditionExpression: 'userId = :u',
      ExpressionAttributeValues: own(world),
      ExclusiveStartKey: { userId: { S: world.me.partition }, fieldName: { S: ' ' } },
    })),
    expected: ownItems,
  },
  {
    name: 'another’s key with a start key of the caller’s own',
    tries: 'The policy might look at where the Query starts, and not at what it reads.',
    layer: 'policy',
    send: query((world) => ({
      KeyConditionExpression: 'userId = :u',
      ExpressionAttributeValues: foreign(world),
      ExclusiveStartKey: { userId: { S: world.me.partition }, fieldName: { S: 'A' } },
    })),
    expected: deniedOrInvalid,
  },
  {
    name: 'an alias that is __proto__',
    tries: 'ExpressionAttributeNames and values under names that JavaScript treats specially.',
    layer: 'validation',
    send: (world) =>
      world.send(
        signedRequest(
          world,
          'Query',
          `{"TableName":"${world.tableName}","KeyConditionExpression":"#k = :u","ExpressionAttributeNames":{"__proto__":"userId"},"ExpressionAttributeValues":{":u":{"S":"${world.other.partition}"}}}`,
        ),
      ),
    expected: invalid(/(Syntax error; key: "__proto__"|^Invalid KeyConditionExpression: )/),
  },
  {
    name: 'another’s key beside the caller’s own in the values',
    tries: 'A value that the expression does not use.',
    layer: 'validation',
    send: query((world) => ({
      KeyConditionExpression: 'userId = :u',
      ExpressionAttributeValues: both(world),
    })),
    expected: invalid('Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}'),
  },
  {
    name: 'a filter that asks for another’s rows',
    tries: 'The caller’s own partition, filtered by another’s key.',
    layer: 'validation',
    send: query((world) => ({
      KeyConditionExpression: 'userId = :u',
      FilterExpression: 'userId = :v',
      ExpressionAttributeValues: both(world),
    })),
    expected: invalid(/^Filter Expression can only contain non-primary key attributes/),
  },
  {
    name: 'all attributes and a projection at once',
    tries: 'Select=ALL_ATTRIBUTES with a ProjectionExpression that names less.',
    layer: 'validation',
    send: query((world) => ({
      KeyConditionExpression: 'userId = :u',
      ExpressionAttributeValues: own(world),
      ProjectionExpression: 'fieldName',
      Select: 'ALL_ATTRIBUTES',
    })),
    expected: invalid(
      'One or more parameter values were invalid: Cannot specify the ProjectionExpression when choosing to get ALL_ATTRIBUTES',
    ),
  },
]
