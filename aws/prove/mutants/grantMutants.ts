import { indexes, type Question, type RoleName } from '../../attempts/grants.ts'
import type { Action, Scene } from '../policyQuestions.ts'

/** A statement to add to a role's policies: one more action, in one of five shapes. */
export interface GrantMutant {
  role: RoleName
  /** Without `dynamodb:`. */
  action: string
  shape: Shape
  document: object
}

export type Shape = 'bare' | 'with leading keys' | 'with attributes' | 'on the index' | 'on *'

/** Every action of DynamoDB, for every role, in every shape. */
export function grantMutants(actions: readonly Action[], scene: Scene): GrantMutant[] {
  return roles.flatMap((role) =>
    actions.flatMap(({ name: action }) =>
      shapes.map((shape) => ({
        role,
        action,
        shape,
        document: {
          Version: '2012-10-17',
          Statement: [
            { Sid: 'Convenient', Effect: 'Allow', Action: `dynamodb:${action}`, ...restOf(shape, scene) },
          ],
        },
      })),
    ),
  )
}

/** The barest request that a mutant's statement allows. The mutant weakens nothing if the list grants it already. */
export function barestRequest({ role, action, shape }: GrantMutant): Question {
  const on = shape === 'on the index' ? 'index' : shape === 'on *' ? 'elsewhere' : 'table'
  return { role, action, on, keys: [], attributes: [], select: undefined, returnValues: undefined }
}

const roles: readonly RoleName[] = ['AdministratorRole', 'LeadRole']
const shapes: readonly Shape[] = ['bare', 'with leading keys', 'with attributes', 'on the index', 'on *']

function restOf(shape: Shape, { tableArn, session }: Scene): object {
  const variable = session.has('aws:PrincipalTag/userid')
    ? '${aws:PrincipalTag/userid}'
    : '${cognito-identity.amazonaws.com:sub}'
  const present = { 'dynamodb:LeadingKeys': 'false' }
  switch (shape) {
    case 'bare':
      return { Resource: tableArn }
    case 'with leading keys':
      return {
        Resource: tableArn,
        Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': variable }, Null: present },
      }
    case 'with attributes':
      return {
        Resource: tableArn,
        Condition: {
          'ForAllValues:StringEquals': {
            'dynamodb:LeadingKeys': variable,
            'dynamodb:Attributes': ['userId', 'fieldName', 'status'],
          },
          Null: { ...present, 'dynamodb:Attributes': 'false' },
        },
      }
    case 'on the index':
      return { Resource: `${tableArn}/index/${indexes[0]}` }
    case 'on *':
      return { Resource: '*' }
  }
}
