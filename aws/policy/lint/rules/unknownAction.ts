import { matchesPattern } from '../../matchesPattern.ts'
import { dynamodbActions } from '../dynamodbActions.ts'
import { nearest } from '../nearest.ts'
import type { Rule } from '../Rule.ts'

const partiql = [
  'dynamodb:PartiQLSelect',
  'dynamodb:PartiQLInsert',
  'dynamodb:PartiQLUpdate',
  'dynamodb:PartiQLDelete',
]
const renamed: ReadonlyMap<string, readonly string[]> = new Map([
  ['dynamodb:transactgetitems', ['dynamodb:GetItem']],
  ['dynamodb:transactgetitem', ['dynamodb:GetItem']],
  [
    'dynamodb:transactwriteitems',
    ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'],
  ],
  ['dynamodb:executestatement', partiql],
  ['dynamodb:batchexecutestatement', partiql],
  ['dynamodb:executetransaction', partiql],
])
const known = new Set([...dynamodbActions.keys()].map((action) => action.toLowerCase()))

/** An action that does not exist: an Allow of it allows nothing, and a Deny of it denies nothing. */
export const unknownAction: Rule = {
  name: 'unknown-action',
  find: ({ statements }) =>
    statements.flatMap(({ path, actions, notActions, offsetOf, effect }) =>
      [...actions, ...notActions].filter(isUnknown).map((action) => {
        const element = actions.includes(action) ? 'Action' : 'NotAction'
        const near = nearest(action, dynamodbActions.keys())
        const meant = renamed.get(action.toLowerCase()) ?? (near === undefined ? undefined : [near])
        const all = element === 'Action' ? actions : notActions
        return {
          path: `${path}.${element}`,
          offset: offsetOf(element),
          why:
            effect === 'Deny'
              ? `DynamoDB has no action ${action}: this part of the Deny denies nothing.`
              : `DynamoDB has no action ${action}: this part of the statement allows nothing.`,
          mend:
            meant === undefined
              ? 'Take it out, or spell it as the list of actions does: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html.'
              : `Write ${meant.length === 1 ? meant[0] : `one or more of ${meant.join(', ')}`}.`,
          ...(meant?.length === 1
            ? { write: { [element]: all.map((each) => (each === action ? meant[0] : each)) } }
            : {}),
        }
      }),
    ),
}

function isUnknown(action: string): boolean {
  const wanted = action.toLowerCase()
  if (!wanted.startsWith('dynamodb:') || wanted.includes('<')) return false
  if (!/[*?]/.test(wanted)) return !known.has(wanted)
  return ![...known].some((name) => matchesPattern(name, [{ text: wanted, literal: false }]))
}
