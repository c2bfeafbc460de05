import * as v from 'valibot'
import { AwsError } from '../../AwsError.ts'
import { NotEmulatedError } from '../../NotEmulatedError.ts'
import { pageOf } from '../../pageOf.ts'
import { findUserPool, type UserPools } from '../input/findUserPool.ts'
import { limit, members, nextToken } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { listedUser } from '../users/describeUser.ts'
import { standardAttributes } from '../users/standardAttributes.ts'
import type { User } from '../users/User.ts'

const schema = v.object({
  UserPoolId: members.userPoolId,
  AttributesToGet: v.optional(v.array(v.string()), []),
  Limit: limit,
  PaginationToken: nextToken,
  Filter: v.optional(v.string(), ''),
})

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html */
export async function listUsers(aws: UserPools, input: unknown): Promise<object> {
  const { UserPoolId, AttributesToGet, Limit, PaginationToken, Filter } = parseInput(schema, input)
  const pool = findUserPool(aws, UserPoolId)
  const custom = pool.properties.Schema.map(({ Name }) => `custom:${Name}`)
  const known = new Set(['sub', ...standardAttributes, ...custom])
  if (AttributesToGet.some((name) => !known.has(name))) {
    throw new AwsError('InvalidParameterException', 'One or more requested attributes do not exist.')
  }
  const isAsked = (name: string) => AttributesToGet.length === 0 || AttributesToGet.includes(name)
  const found = pool.users.all().filter(parseFilter(Filter))
  const { page, next } = pageOf(found, { limit: Limit, token: PaginationToken })
  return { Users: page.map((user) => listedUser(user, isAsked)), PaginationToken: next }
}

/** Filters such as `username = "ana"` and `email ^= "ana@"`. `^=` means "starts with". */
function parseFilter(filter: string): (user: User) => boolean {
  if (filter === '') return () => true
  const [, name = '', operator, value = ''] = /^(\w+) ?(\^?=) ?"([^"\\]*)"$/.exec(filter) ?? []
  if (!['username', 'sub', 'email', 'name'].includes(name)) throw new NotEmulatedError(`the filter ${filter}`)
  return ({ username, sub, attributes }) => {
    const actual = { ...attributes, username, sub }[name] ?? ''
    return operator === '=' ? actual === value : actual.startsWith(value)
  }
}
