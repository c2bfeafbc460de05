import { dynamodbActions } from '../dynamodbActions.ts'
import { nearest } from '../nearest.ts'
import type { Rule } from '../Rule.ts'

const renamed: Readonly<Record<string, string>> = {
  'dynamodb:transactgetitems': 'dynamodb:GetItem',
  'dynamodb:transactwriteitems': 'dynamodb:PutItem, UpdateItem, DeleteItem or ConditionCheckItem',
  'dynamodb:executestatement': 'dynamodb:PartiQLSelect, PartiQLInsert, PartiQLUpdate or PartiQLDelete',
  'dynamodb:batchexecutestatement': 'dynamodb:PartiQLSelect, PartiQLInsert, PartiQLUpdate or PartiQLDelete',
  'dynamodb:executetransaction': 'dynamodb:PartiQLSelect, PartiQLInsert, PartiQLUpdate or PartiQLDelete',
}

/** An action that does not exist is neither allowed nor, in a Deny, denied. */
export const unknownAction: Rule = {
  name: 'unknown-action',
  find: ({ statements }) =>
    statements.flatMap(({ path, actions, notActions }) =>
      [...actions, ...notActions].filter(isUnknown).map((action) => {
        const meant = renamed[action.toLowerCase()] ?? nearest(action, dynamodbActions.keys())
        return {
          path: `${path}.${actions.includes(action) ? 'Action' : 'NotAction'}`,
          why: `DynamoDB has no action ${action}, so naming it neither allows nor denies anything.`,
          mend: meant === undefined ? 'Take it out, or spell it as AWS does.' : `Write ${meant}.`,
        }
      }),
    ),
}

function isUnknown(action: string): boolean {
  const wanted = action.toLowerCase()
  if (!wanted.startsWith('dynamodb:') || /[*?]/.test(wanted)) return false
  return ![...dynamodbActions.keys()].some((known) => known.toLowerCase() === wanted)
}
