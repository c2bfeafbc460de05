import * as v from 'valibot'
import { agentAttributes, agentKey, mapAgent, type WrittenValues } from '../../contract/agentRecord.ts'

const text = (longest: number) =>
  v.pipe(
    v.string('has to be text'),
    v.maxLength(longest, `is longer than ${longest} characters`),
    // Half of a character with two code units. UTF-8 cannot encode it.
    v.check((value) => !/\p{Cs}/u.test(value), 'has half of a character in it'),
  )

/** A number in JSON, or its digits in CSV. */
const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.union(
      [v.number(), v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))],
      'is not a whole number',
    ),
    v.integer('is not a whole number'),
    v.minValue(least, `is not from ${least} to ${most}`),
    v.maxValue(most, `is not from ${least} to ${most}`),
  )

const isoTime = v.pipe(
  v.string('has to be text'),
  v.check(
    (value) => /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z)?$/.test(value) && isOnCalendar(value),
    'is not a time such as 2026-11-20T08:30:00Z',
  ),
)

/** JavaScript reads February 30 as March 2. */
function isOnCalendar(value: string): boolean {
  const time = Date.parse(value)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === value.slice(0, 10)
}

/** A visible letter, digit or sign: no white space and no invisible character. */
function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(/[\p{Default_Ignorable_Code_Point}\u2800]/gu, ''))
}

/** An agent in a file. An empty value counts as missing, since CSV cannot tell the two apart. */
export const agentSchema = v.strictObject({
  ...mapAgent<{
    [Type in keyof WrittenValues]: v.OptionalSchema<v.GenericSchema<unknown, WrittenValues[Type]>, undefined>
  }>({
    text: ({ longest }) => v.optional(text(longest)),
    'long-text': ({ longest }) => v.optional(text(longest)),
    choice: ({ choices }) => v.optional(v.picklist(choices, `is none of ${choices.join(', ')}`)),
    level: ({ least, most }) => v.optional(wholeNumber(least, most)),
    count: ({ most }) => v.optional(wholeNumber(0, most)),
    time: () => v.optional(isoTime),
  }),
  [agentKey.sort]: v.pipe(
    text(1024),
    v.check(isVisible, 'is missing, or blank'),
    v.check((value) => !/\p{Cc}/u.test(value), 'has a line break or another control character in it'),
    v.check(
      (value) => Buffer.byteLength(value) <= 1024,
      'is longer than 1,024 bytes, which a sort key cannot be',
    ),
  ),
})

export type AssignedAgent = v.InferOutput<typeof agentSchema>

/** The columns that a file may have, the name first. */
export const agentProperties: readonly string[] = [agentKey.sort, ...agentAttributes.map(({ name }) => name)]
