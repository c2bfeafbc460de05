import * as v from 'valibot'
import { textMap } from '../../parseMembers.ts'

const text = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.minLength(least, `Member must have length greater than or equal to ${least}`),
    v.maxLength(most, `Member must have length less than or equal to ${most}`),
  )

/** Letters, marks, symbols, numbers and punctuation: no white space, no control characters. */
export const usernamePattern = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u
export const usernameConstraint = 'regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+'

/**
 * Members of many operations, with the service model's constraints.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_Operations.html
 */
export const members = {
  userPoolId: text(1, 55),
  clientId: text(1, 128),
  username: v.pipe(text(1, 128), v.regex(usernamePattern, `Member must satisfy ${usernameConstraint}`)),
  groupName: text(1, 128),
  password: v.pipe(
    text(1, 256),
    v.regex(/^\S(.*\S)?$/s, 'Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$'),
  ),
  accessToken: v.pipe(
    v.string(),
    v.regex(/^[\w=.-]+$/, 'Member must satisfy regular expression pattern: [A-Za-z0-9-_=.]+'),
  ),
  session: text(20, 2048),
  code: v.pipe(text(1, 2048), v.regex(/^\S+$/, 'Member must satisfy regular expression pattern: [\\S]+')),
  softwareTokenCode: v.pipe(
    v.string(),
    v.regex(/^[0-9]+$/, 'Member must satisfy regular expression pattern: [0-9]+'),
    v.length(6, 'Member must have length equal to 6'),
  ),
  attributes: v.array(v.object({ Name: text(1, 32), Value: v.optional(text(0, 2048), '') })),
  parameters: textMap,
}

const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer('Member must be an integer'),
    v.minValue(least, `Member must have value greater than or equal to ${least}`),
    v.maxValue(most, `Member must have value less than or equal to ${most}`),
  )

export const nextToken = v.optional(
  v.pipe(v.string(), v.regex(/^\S+$/, 'Member must satisfy regular expression pattern: [\\S]+')),
)

/** The length of a page in lists of pools and app clients. */
export const maxResults = wholeNumber(1, 60)

/** The length of a page in the other lists. 0 and an absent member mean the longest page. */
export const limit = v.pipe(
  v.optional(wholeNumber(0, 60), 60),
  v.transform((value) => (value === 0 ? 60 : value)),
)

/** Members for the pages of lists of users and groups. */
export const paging = { Limit: limit, NextToken: nextToken }
