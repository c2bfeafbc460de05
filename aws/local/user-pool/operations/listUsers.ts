import * as v from 'valibot'
import { AwsError } from '../../AwsError.ts'
import { NotEmulatedError } from '../../NotEmulatedError.ts'
import { findUserPool, type UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { describeUser } from '../users/describeUser.ts'
import type { User } from '../users/User.ts'

const schema = v.object({
  UserPoolId: members.userPoolId,
  Limit: v.optional(
    v.pipe(
      v.number(),
      v.integer('Member must be an integer'),
      v.minValue(0, 'Member must have value greater than or equal to 0'),
      v.maxValue(60, 'Member must have value less than or equal to 60'),
    ),
    60,
  ),
  PaginationToken: v.optional(v.string()),
  Filter: v.optional(v.string(), ''),
})

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html */
export async function listUsers(aws: UserPools, input: unknown): Promise<object> {
  const { UserPoolId, Limit, PaginationToken, Filter } = parseInput(schema, input)
  const pool = findUserPool(aws, UserPoolId)
  const limit = Limit === 0 ? 60 : Limit
  const start = PaginationToken === undefined ? 0 : Number(PaginationToken)
  if (!Number.isSafeInteger(start) || start < 0) {
    throw new AwsError('InvalidParameterException', 'Invalid pagination token')
  }
  const found = pool.users.all().filter(parseFilter(Filter))
  const next = start + limit
  return {
    Users: found.slice(start, next).map((user) => ({
      Username: user.username,
      Attributes: describeUser(user),
      UserCreateDate: user.createdAt / 1000,
      UserLastModifiedDate: user.modifiedAt / 1000,
      Enabled: user.enabled,
      UserStatus: user.status,
    })),
    ...(next < found.length ? { PaginationToken: String(next) } : {}),
  }
}

/** `username = "ana"`, `sub = "…"`, `email ^= "ana@"`: equal to, or starting with. */
function parseFilter(filter: string): (user: User) => boolean {
  if (filter === '') return () => true
  const [, name = '', operator, value = ''] = /^(\w+) ?(\^?=) ?"([^"\\]*)"$/.exec(filter) ?? []
  if (!['username', 'sub', 'email', 'name'].includes(name)) throw new NotEmulatedError(`the filter ${filter}`)
  return ({ username, sub, attributes }) => {
    const actual = { ...attributes, username, sub }[name] ?? ''
    return operator === '=' ? actual === value : actual.startsWith(value)
  }
}
