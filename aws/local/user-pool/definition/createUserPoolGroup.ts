import * as v from 'valibot'
import { parseProperties } from '../../stack/parseProperties.ts'
import type { UserPool } from '../UserPool.ts'

const userPoolGroupProperties = v.strictObject({
  UserPoolId: v.string(),
  GroupName: v.string(),
  Description: v.optional(v.string()),
  RoleArn: v.optional(v.string()),
  Precedence: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
})

/**
 * Adds a group to the pool.
 *
 * @throws NotEmulatedError naming a property that is not understood
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolgroup.html
 */
export function createUserPoolGroup(pool: UserPool, { properties }: { properties: unknown }): void {
  const { GroupName, Description, RoleArn, Precedence } = parseProperties(
    userPoolGroupProperties,
    'AWS::Cognito::UserPoolGroup',
    properties,
  )
  // A group without a precedence comes after all that have one.
  const precedence = Precedence ?? Number.POSITIVE_INFINITY
  pool.groups.set(GroupName, {
    name: GroupName,
    description: Description,
    roleArn: RoleArn,
    precedence,
  })
}
